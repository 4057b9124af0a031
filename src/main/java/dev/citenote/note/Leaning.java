package dev.citenote.note;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a question leans on that cannot be understood by itself ("和rag有什么区别?"). Stateless.
final class Leaning {
  private static final String LEAD =
      "(?:那么?|然后|所以|请问|还有|另外|以及|并且|而且|其次|and|so|then|but)?[,，\\s]*(?:你们?|您)?(?:觉得|认为|根据|对于?|关于|针对|基于|如何|怎么|怎样|为什么|为何|如果|假如|请|简单|介绍一?下?|解释一?下?|说明|说一?下?|讲一?下?|去|判断|看待|理解|评价|使用|在|把|用|给|从|解决|优化|实现)*";

  /// A demonstrative with the thing it points at.
  private static final Pattern POINTS_AT_THING =
      Pattern.compile(
          "(?<lead>^.*?)(?:这(?!么|样|里|边|块|方面)|那(?!么|样|里|边)|该|此)(?:两|几|一|三|些|种|个|类|样的?|套|项|方面的?)*(?<thing>\\p{IsHan}{2}|[A-Za-z][\\w-]*)");

  private static final Pattern POINTS_BACK =
      Pattern.compile(
          "^"
              + LEAD
              + "(?:上面|上述|以上|前面|前述|前者|后者|刚才|刚刚|上一?[个题问]|它们?|其(?![他它实中余])|两者|二者|三者|分别|这(?:是|里|样|么做|两)).*",
          Pattern.CASE_INSENSITIVE);

  /// Asks on from what was asked before ("alpha呢", "And too low?").
  private static final Pattern ASKS_ON =
      Pattern.compile(
          "(?i)^(?:那么?)?[^，,。？?什怎哪谁几多何咋吗如]{1,12}呢[?？]?$|.*(?:和|跟|与|比)(?:它们?|前者|上面的?)(?:的|有|比|相|之).*|^(?:and|but|or) .{1,40}\\?$");

  /// Fills in for a subject in speech; means something only behind another question.
  private static final Pattern ON_THIS_LINE = Pattern.compile("^你?们?这(?:块|边|方面)");

  private static final Pattern RELATES =
      Pattern.compile(
          "^(?:和|与|跟|同|比起?|相比|相较于?|对比)(?:于)?[^，,。？?和与跟]{1,30}(?:区别|不同|差异|差别|异同|相比|关系|联系|优势|优点|好在|的好|对比|强在|哪里好|结合|选).*");

  private static final Pattern FUNCTION_WORDS =
      Pattern.compile(
          "根据|基于|依据|按照|关于|对于|针对|通过|利用|使用|采用|如果|假如|比如说?|什么样的?|什么|为什么|为何|为啥|怎么样?|怎样|如何|哪些|哪个|哪里|哪种|多少|有没有|是否|能否|可以|应该|具体|主要|常见|大概|分别|各自|一般|通常|当时|其中"
              + "|介绍|解释|说明|说说|讲讲|谈谈|一下|简单|详细|请|你们?|您|我们?|他们?|自己|觉得|认为|了解|知道"
              + "|背景|角色|优缺点|优点|缺点|优势|劣势|原理|区别|作用|好处|难点|指标|原因|思路|方法|方案|办法|细节|流程|步骤|效果|公式|场景|问题|需求|情况|定义|概念|意义|目的|依据|结果|过程|特点|应用|例子|经验|心得|体会"
              + "|那么?|然后|所以|还有|另外|以及|而|且|呢|吗|吧|啊|么|的|了|着|过|是|有|做|会|能|要|在|对|把|被|给|用|从|到|和|与|及|或|又|再|就|都|也|还|去|来|得|个|些|种|几|之|类|方面|时候|处理|解决|优化|实现|改进|评价|判断|选择|举|比如|不|没|地|它们?|其");

  private static final Pattern ENGLISH_BACK =
      Pattern.compile(
          "(?i)^(?:and |so |but |then )?(?:why|how|when|where|how so|what else|why not|which ones?|for example|how come|what about)\\W*$"
              + "|^(?:(?:and|so|but|then|why|how|what|when|where|which|is|are|was|were|do|does|did|can|could|should|would|will|has|have|the|of|for|main|some|other|different|advantages?|disadvantages?|benefits?|drawbacks?|differences?|types?|pros|cons|explain|describe|list|name|give|examples?|about|with|to|by|in|on|you|we|use|used|a|an)\\W+)*(?:it|its|they|them|their|these|those|the above|the former|the latter)\\b.*",
          Pattern.DOTALL);

  private static final Pattern EXPLETIVE =
      Pattern.compile(
          "(?i).*\\b(?:is|was|be|are|it's) (?:it|there) (?:possible|ok|okay|necessary|better|good|bad|safe|worth|required|important|mandatory|recommended|true|called|legal|useful|enough)\\b.*");

  private Leaning() {}

  /// An earlier thing that may be leaned on, nearest first where several are given.
  ///
  /// @param words its words
  /// @param extent where it stands
  record Support(String words, Extent extent) {}

  /// What may be leaned on.
  ///
  /// @param sameLine questions before it on its line, nearest first
  /// @param earlier questions before it below the same title, nearest first
  /// @param above titles above it
  record Surroundings(List<Support> sameLine, List<Support> earlier, Above above) {

    private Optional<Support> asked() {
      return above.question().map(Surroundings::support);
    }

    private Optional<Support> subject() {
      return above.subject().map(Surroundings::support);
    }

    private static Support support(Above.Title title) {
      return new Support(title.words(), title.extent());
    }
  }

  /// How a question stands by itself.
  sealed interface Stance {}

  /// Needs nothing.
  record Upright() implements Stance {}

  /// Needs what it leans on; empty where the note does not say it.
  record On(Optional<Support> support) implements Stance {}

  /// What a question leans on.
  static Stance of(String question, Surroundings around) {
    if (POINTS_BACK.matcher(question).matches()
        || ASKS_ON.matcher(question).matches()
        || pointsBackInEnglish(question)) {
      return new On(
          first(around.sameLine())
              .or(around::asked)
              .or(() -> first(around.earlier()))
              .or(around::subject));
    }
    if (ON_THIS_LINE.matcher(question).find() && !around.sameLine().isEmpty()) {
      return new On(first(around.sameLine()));
    }
    Matcher pointer = POINTS_AT_THING.matcher(question);
    if (pointer.find() && namesNothing(pointer.group("lead"))) {
      return new On(naming(pointer.group("thing"), around));
    }
    if (RELATES.matcher(question).matches() || namesNothing(question)) {
      return new On(
          first(around.sameLine())
              .or(around::asked)
              .or(around::subject)
              .or(() -> first(around.earlier())));
    }
    return new Upright();
  }

  private static boolean pointsBackInEnglish(String question) {
    return ENGLISH_BACK.matcher(question).matches() && !EXPLETIVE.matcher(question).matches();
  }

  /// Whether a text in Chinese names no thing of its own.
  static boolean namesNothing(String text) {
    String rest = FUNCTION_WORDS.matcher(text).replaceAll("");
    return rest.codePoints().filter(Character::isLetterOrDigit).count() < 2
        && text.codePoints().noneMatch(c -> c < 0x250 && Character.isLetter(c));
  }

  private static Optional<Support> naming(String thing, Surroundings around) {
    if (!around.sameLine().isEmpty()) {
      return first(around.sameLine());
    }
    Optional<Support> said =
        around.earlier().stream().filter(it -> it.words().contains(thing)).findFirst();
    return said.or(
        () ->
            around.above().titles().reversed().stream()
                .filter(title -> title.words().contains(thing))
                .map(Surroundings::support)
                .findFirst());
  }

  private static Optional<Support> first(List<Support> supports) {
    return supports.stream().findFirst();
  }
}
