package dev.citenote.note;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells paragraphs that ask from prose, which may hold questions for effect. Stateless.
final class Paragraphs {
  private static final int LONGEST_PROMPT = 40;

  /// A line that asks and answers is no longer, in characters; longer ones are prose.
  private static final int LONGEST_CARD = 60;
  private static final String CLOSED = "。.；;，,！!、";
  private static final Pattern BOLD_QUESTION =
      Pattern.compile("\\*\\*[^*\\n]{2,160}[?？]\\s*\\*\\*");
  private static final Pattern SHORT_QUESTION = Pattern.compile("[^。？?！!\\n]{2,60}[?？]");

  private Paragraphs() {}

  /// Whether a paragraph is nothing but a question, or marked as one.
  static boolean ask(Extent paragraph, String text) {
    int length = paragraph.length();
    if (length == 0 || length > QuestionRules.LONGEST_QUESTION) {
      return false;
    }
    String content = paragraph.of(text);
    if (QaMark.ofAnswer(content) > 0) {
      return false;
    }
    boolean prompt =
        length <= LONGEST_PROMPT
            && (CLOSED.indexOf(content.charAt(length - 1)) < 0 || isRequest(content))
            && content.indexOf('\n') < 0
            && Verdict.ofWords(QuestionHead.asked(content)).surely();
    return prompt
        || QaMark.ofQuestion(content) > 0
        || QaMark.setsTask(content)
        || QuestionRules.isBareQuestion(content)
        || answersItself(content);
  }

  /// Whether a paragraph opens with a short question that the rest of it answers.
  private static boolean answersItself(String content) {
    if (content.indexOf('?') < 0 && content.indexOf('？') < 0) {
      return false;
    }
    Matcher bold = BOLD_QUESTION.matcher(content);
    if (bold.lookingAt()) {
      return true;
    }
    Matcher question = SHORT_QUESTION.matcher(content);
    if (!question.lookingAt() || !Verdict.ofWords(question.group()).surely()) {
      return false;
    }
    boolean card = content.length() <= LONGEST_CARD && content.indexOf('\n') < 0;
    Extent rest = new Extent(question.end(), content.length());
    return (card && Verdict.askInWords(question.group()))
        || Relevance.shares(question.group(), content, rest);
  }

  /// "Tell me about yourself."
  private static boolean isRequest(String content) {
    return content.endsWith(".")
        && !AskingWords.hasHan(content)
        && !Explanation.holdsSentence(content);
  }
}
