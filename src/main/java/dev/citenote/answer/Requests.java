package dev.citenote.answer;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Puts what a message orders into questions: "介绍一下 LoRA，另外 RAG 是什么" asks "什么是LoRA？RAG 是什么？". A
/// name alone asks what it is. What asks already stays as it is. Stateless.
final class Requests {
  private static final int LONGEST = 400;

  /// What begins another request.
  private static final Pattern ALSO =
      Pattern.compile(
          "(?<=[^\\s，,、；;。])[，,、；;。]?\\s*(?:另外|此外|还有(?![没什哪多一其])|顺便)"
              + "(?:还|也|请|再|想|问|说说|说明|说|讲讲|讲|介绍|解释|一下|下|你){0,6}[，,]?\\s*");

  private static final Pattern ALSO_IN_ENGLISH =
      Pattern.compile(
          "(?<=[^\\s,.;])(?:[,.;]\\s+(?:and )?(?:also|in addition|additionally),?|\\s+and also)\\s+(?=\\S)",
          Pattern.CASE_INSENSITIVE);

  /// "A 是什么以及 B 怎么用", "A 的原理，以及 B 的原理".
  private static final Pattern AS_WELL_AS =
      Pattern.compile(
          "(?<=(?:什么|怎么|如何|哪些|多少|为什么)\\p{IsHan}{0,6}|的\\p{IsHan}{2,4})[，,]?\\s*以及\\s*"
              + "(?=[^，,。？?以]{0,30}?(?:什么|怎么|如何|哪些|多少|[A-Za-z][^，,。？?以]{0,20}的\\p{IsHan}))");

  private static final Pattern ORDER =
      Pattern.compile(
          "^(?:请|麻烦|帮我|给我|你|能不能|可不可以|能否|能|可以|根据(?:我的)?笔记|结合(?:我的)?笔记|[，,\\s]){0,6}"
              + "(?:分别|逐一|详细|简单|简要|具体)?(?:地|的)?"
              + "(?>介绍|说明|解释|讲解|讲讲|讲|说说|描述|谈谈|概述|简述|阐述)(?:一下|一讲|下)?+\\s*+"
              + "(?<what>(?!什么|怎|如何|为).{2,80}?)\\s*[吗吧呗呢]?[。？?！!]?$");

  private static final Pattern ORDER_IN_ENGLISH =
      Pattern.compile(
          "^(?:please |can you |could you |would you ){0,2}"
              + "(?:briefly )?(?:explain|describe|introduce|define|tell me about|talk about)(?: to me)? "
              + "(?<what>(?!what|how|why|when|where|who|whether|if).{2,80}?)(?: please)?[.?!]?$",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ASKS = Pattern.compile("什么|怎么|怎样|如何|为何|哪|多少|区别|不同|[?？]");

  private static final Pattern ITEMS = Pattern.compile("\\s*(?:、|，|,|以及|和|与|及)\\s*");
  private static final Pattern ITEMS_IN_ENGLISH =
      Pattern.compile("\\s*,\\s*(?:and\\s+)?|\\s+and\\s+");
  private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z\\p{IsHan}])[^的，,。：:]{2,24}");
  private static final Pattern SENTENCE_END = Pattern.compile("(?<=[?？。；;!！])\\s*");

  /// A name alone, of which one wants to know what it is.
  private static final Pattern NAME_ALONE =
      Pattern.compile("(?=[^ ]*[A-Z])[A-Za-z][\\w.+#-]{1,24}(?: [A-Za-z][\\w.+#-]{0,24})?[?？]?");

  /// First words of a sentence, which have their capital from it.
  private static final Pattern NO_NAME =
      Pattern.compile(
          "explain|describe|define|introduce|compare|contrast|discuss|summari[sz]e|list|show|tell|give|name|mention"
              + "|outline|review|translate|write|make|find|help|install|use|using|try|check|read|learn|understand"
              + "|why|how|what|when|where|who|whose|which|whether|if|is|are|was|were|do|does|did|can|could|should"
              + "|would|will|has|have|may|might|must|thanks?|hello|hi|hey|dear|ok|okay|yes|no|please|sorry|good|bye"
              + "|also|and|or|but|so|then|about|the|an?|my|your|our|this|that|these|those|i|we|you|it|they",
          Pattern.CASE_INSENSITIVE);

  private Requests() {}

  /// A message as questions, one behind the other; the message itself where it orders nothing.
  static String asQuestions(String message) {
    if (message.length() > LONGEST) {
      return message;
    }
    boolean chinese = Wording.of(message) == Wording.CHINESE;
    String mark = chinese ? "？" : "? ";
    String divided = ALSO.matcher(message).replaceAll(mark);
    divided = ALSO_IN_ENGLISH.matcher(divided).replaceAll(mark);
    divided = AS_WELL_AS.matcher(divided).replaceAll(mark);
    boolean several = !divided.equals(message);
    String asked =
        Stream.of(SENTENCE_END.split(divided, -1))
            .filter(it -> !it.isBlank())
            .map(it -> question(it.strip(), chinese))
            .collect(Collectors.joining(chinese ? "" : " "));
    boolean marked = asked.endsWith("?") || asked.endsWith("？");
    if (asked.equals(message) && isNameAlone(message)) {
      return "What is " + message.replaceAll("[?？]", "") + "?";
    }
    return several && !marked ? asked + mark.strip() : asked;
  }

  /// Whether a sentence orders something to be told.
  static boolean orders(String sentence) {
    boolean chinese = Wording.of(sentence) == Wording.CHINESE;
    return (chinese ? ORDER : ORDER_IN_ENGLISH).matcher(sentence).find();
  }

  /// A name in capitals stays one where the same word in small letters asks or orders: "IT".
  private static boolean isNameAlone(String message) {
    String first = message.split("[ ?？]", 2)[0];
    boolean capitals = first.length() > 1 && first.equals(first.toUpperCase(Locale.ROOT));
    return NAME_ALONE.matcher(message).matches() && (capitals || !NO_NAME.matcher(first).matches());
  }

  private static String question(String sentence, boolean chinese) {
    Matcher order = (chinese ? ORDER : ORDER_IN_ENGLISH).matcher(sentence);
    if (!order.find()) {
      return sentence;
    }
    String what = order.group("what");
    List<String> items = List.of((chinese ? ITEMS : ITEMS_IN_ENGLISH).split(what, -1));
    if (items.stream().allMatch(it -> NAME.matcher(it).matches()) && !ASKS.matcher(what).find()) {
      return items.stream()
          .map(it -> chinese ? "什么是" + it + "？" : "What is " + it + "?")
          .collect(Collectors.joining(chinese ? "" : " "));
    }
    return what + (chinese ? "？" : "?");
  }
}
