package dev.citenote.note;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what a question leans on that cannot be understood by itself ("和rag有什么区别?"). Stateless.
final class Leaning {
  /// Words before the thing that a question is about.
  private static final Keywords LEAD =
      Keywords.of(
          """
          那 那么 然后 所以 请问 还有 另外 以及 并且 而且 其次 ， , 你 你们 您 觉得 认为 根据 对 对于 关于 针对
          基于 如何 怎么 怎样 为什么 为何 如果 假如 请 简单 介绍 介绍一下 解释 解释一下 说明 说一下 讲一下 去
          判断 看待 理解 评价 使用 在 把 用 给 从 解决 优化 实现
          """);

  /// Point back at what was said before.
  private static final Keywords BACK =
      Keywords.of(
          """
          上面 上述 以上 前面 前述 前者 后者 刚才 刚刚 上个 上题 上问 上一个 上一题 上一问 它 它们 其 两者
          二者 三者 分别 这是 这里 这样 这么做 这两
          """);

  private static final Keywords NOT_BACK = Keywords.of("其他 其它 其实 其中 这样的");

  /// A demonstrative with the thing it points at.
  private static final Pattern POINTS_AT_THING =
      Pattern.compile(
          "(?<lead>^.*?)(?:这(?!么|样|里|边|块|方面)|那(?!么|样|里|边)|该|此)(?:两|几|一|三|些|种|个|类|样的?|套|项|方面的?)*(?<thing>\\p{IsHan}{2}|[A-Za-z][\\w-]*)");

  /// Asks on from what was asked before: "alpha呢".
  private static final Pattern ASKS_ON = Pattern.compile("(?:那么?)?[^，,。？?什怎哪谁几多何咋吗如]{1,12}呢[?？]?");

  private static final Pattern WITH_IT =
      Pattern.compile(".*(?:和|跟|与|比)(?:它们?|前者|上面的?)(?:的|有|比|相|之).*");

  /// Fills in for a subject in speech; means something only behind another question.
  private static final Keywords ON_THIS_LINE = Keywords.of("你这块 你这边 你这方面 这块 这边 这方面 你们这块");

  private static final String RELATING = "和与跟同比相对";
  private static final Pattern RELATES =
      Pattern.compile(
          "(?:和|与|跟|同|比起?|相比|相较于?|对比)(?:于)?[^，,。？?和与跟]{1,30}(?:区别|不同|差异|差别|异同|相比|关系|联系|优势|优点|好在|的好|对比|强在|哪里好|结合|选).*");

  /// Words that name no thing of their own.
  private static final Keywords FUNCTION_WORDS =
      Keywords.of(
          """
          根据 基于 依据 按照 关于 对于 针对 通过 利用 使用 采用 如果 假如 比如 比如说 什么 什么样 什么样的
          为什么 为何 为啥 怎么 怎么样 怎样 如何 哪些 哪个 哪里 哪种 多少 有没有 是否 能否 可以 应该 具体 主要
          常见 大概 分别 各自 一般 通常 当时 其中 介绍 解释 说明 说说 讲讲 谈谈 一下 简单 详细 请 你 你们 您 自己
          我 我们 他 他们 觉得 认为 了解 知道 背景 角色 优缺点 优点 缺点 优势 劣势 原理 区别 作用 好处 难点 指标
          原因 思路 方法 方案 办法 细节 流程 步骤 效果 公式 场景 问题 需求 情况 定义 概念 意义 目的 依据 结果 过程
          特点 应用 例子 经验 心得 体会 那 那么 然后 所以 还有 另外 以及 而 且 呢 吗 吧 啊 么 的 了 着 过 是 有 做
          会 能 要 在 对 把 被 给 用 从 到 和 与 及 或 又 再 就 都 也 还 去 来 得 个 些 种 几 之 类 方面 时候 处理
          解决 优化 实现 改进 评价 判断 选择 举 没 不 地 它 它们 其
          """);

  private static final Keywords PRONOUNS =
      Keywords.of("it its they them their these those former latter above");
  private static final int LONGEST_BARE = 24;

  private static final Pattern ENGLISH_BARE =
      Pattern.compile(
          "(?:and |so |but |then )?(?:why|how|when|where|how so|what else|why not|which ones?|for example|how come|what about)\\W*|(?:and|but|or) .{1,40}\\?");

  private static final Pattern ENGLISH_BACK =
      Pattern.compile(
          "(?:(?:and|so|but|then|why|how|what|when|where|which|is|are|was|were|do|does|did|can|could|should|would|will|has|have|the|of|for|main|some|other|different|advantages?|disadvantages?|benefits?|drawbacks?|differences?|types?|pros|cons|explain|describe|list|name|give|examples?|about|with|to|by|in|on|you|we|use|used|a|an)\\W+)*(?:it|its|they|them|their|these|those|the above|the former|the latter)\\b.*",
          Pattern.DOTALL);

  private static final Pattern EXPLETIVE =
      Pattern.compile(
          ".*\\b(?:is|was|be|are|it's) (?:it|there) (?:possible|ok|okay|necessary|better|good|bad|safe|worth|required|important|mandatory|recommended|true|called|legal|useful|enough)\\b.*");

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
    boolean han = AskingWords.hasHan(question);
    if (han ? pointsBack(question) : pointsBackInEnglish(question)) {
      return new On(
          first(around.sameLine())
              .or(around::asked)
              .or(() -> first(around.earlier()))
              .or(around::subject));
    }
    return han ? inChinese(question, around) : new Upright();
  }

  private static Stance inChinese(String question, Surroundings around) {
    if (ON_THIS_LINE.begin(question) && !around.sameLine().isEmpty()) {
      return new On(first(around.sameLine()));
    }
    Optional<String> thing = thing(question);
    if (thing.isPresent()) {
      return new On(naming(thing.get(), around));
    }
    boolean relates =
        RELATING.indexOf(question.charAt(0)) >= 0 && RELATES.matcher(question).matches();
    if (relates || namesNothing(question)) {
      return new On(
          first(around.sameLine())
              .or(around::asked)
              .or(around::subject)
              .or(() -> first(around.earlier())));
    }
    return new Upright();
  }

  private static boolean pointsBack(String question) {
    int at = 0;
    for (int length = LEAD.at(question, 0); length > 0; length = LEAD.at(question, at)) {
      at += length;
    }
    boolean back = BACK.at(question, at) > NOT_BACK.at(question, at);
    return back
        || (question.indexOf('呢') > 0 && ASKS_ON.matcher(question).matches())
        || (BACK.in(question) && WITH_IT.matcher(question).matches());
  }

  /// What a demonstrative points at, where nothing before it names a thing.
  private static Optional<String> thing(String question) {
    if (!mayPoint(question)) {
      return Optional.empty();
    }
    Matcher pointer = POINTS_AT_THING.matcher(question);
    return pointer.find() && namesNothing(pointer.group("lead"))
        ? Optional.of(pointer.group("thing"))
        : Optional.empty();
  }

  private static boolean mayPoint(String question) {
    for (int i = 0; i < question.length(); i++) {
      char c = question.charAt(i);
      if (c == '这' || c == '那' || c == '该' || c == '此') {
        return true;
      }
    }
    return false;
  }

  private static boolean pointsBackInEnglish(String question) {
    String lower = question.toLowerCase(Locale.ROOT);
    if (lower.length() <= 2 * LONGEST_BARE && ENGLISH_BARE.matcher(lower).matches()) {
      return true;
    }
    return PRONOUNS.in(lower)
        && ENGLISH_BACK.matcher(lower).matches()
        && !EXPLETIVE.matcher(lower).matches();
  }

  /// Whether a text in Chinese names no thing of its own.
  static boolean namesNothing(String text) {
    int at = 0;
    while (at < text.length()) {
      int length = FUNCTION_WORDS.at(text, at);
      if (length == 0 && Character.isLetterOrDigit(text.charAt(at))) {
        return false;
      }
      at += Math.max(1, length);
    }
    return true;
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
