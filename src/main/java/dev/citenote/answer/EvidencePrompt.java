package dev.citenote.answer;

import dev.citenote.answer.Answer.Coverage;
import dev.citenote.llm.Prompt;
import dev.citenote.note.Passage;
import dev.citenote.retrieve.Hit;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a language model is asked for a draft: instructions in the question's language, and
/// numbered passages between delimiters that nobody who wrote a note could know, as many as its
/// context holds. Immutable.
///
/// @param evidence the numbered passages, the last of them perhaps cut
record EvidencePrompt(Prompt prompt, List<Hit> evidence) {
  /// Most tokens that are kept free for the answer, and the share of a small context.
  private static final int ANSWER = 1_024;

  private static final int ANSWER_SHARE = 4;

  /// What a chat template puts around the messages.
  private static final int TEMPLATE = 32;

  /// Shorter pieces of a passage than this say little; the best passage is given room for them
  /// whatever the question's length.
  private static final int LEAST_PASSAGE = 64;

  private static final SecureRandom RANDOM = new SecureRandom();

  /// What would let a name or title go on in another line.
  private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+");

  EvidencePrompt {
    evidence = List.copyOf(evidence);
  }

  /// The prompt for a question.
  ///
  /// @param found what may be cited, best first
  /// @param cut shortens a passage that does not fit
  /// @param contextTokens what prompt and answer may fill
  static EvidencePrompt of(Findings found, PassageCut cut, int contextTokens) {
    Question question = found.question();
    Wording language = Wording.of(question.text());
    String instructions = PromptText.of("answer", language) + PromptText.of(rule(found), language);
    String tag = tag();
    String opening = PromptText.of("passages", language).replace("{tag}", tag) + "\n";
    String asked = parts(found.coverage(), language) + language.question(question.text());
    int room =
        contextTokens
            - Math.min(contextTokens / ANSWER_SHARE, ANSWER)
            - TEMPLATE
            - TokenEstimate.of(instructions + opening + asked);
    List<Hit> evidence = fitting(found.evidence(), cut, tag, room);
    StringBuilder request = new StringBuilder(opening);
    for (int i = 0; i < evidence.size(); i++) {
      Passage passage = evidence.get(i).passage();
      request.append(block(tag, i + 1, passage, passage.text()));
    }
    return new EvidencePrompt(new Prompt(instructions, request.append(asked).toString()), evidence);
  }

  private static String rule(Findings found) {
    return switch (Reliance.of(found)) {
      case PASSAGES_ONLY -> "notes";
      case PASSAGES_FIRST -> "auto";
      case OWN_KNOWLEDGE -> "listed";
    };
  }

  /// The first hits, as far as there is room for them; the last of them cut where that helps.
  private static List<Hit> fitting(List<Hit> hits, PassageCut cut, String tag, int tokens) {
    List<Hit> fitting = new ArrayList<>();
    int room = tokens;
    for (Hit hit : hits) {
      int number = fitting.size() + 1;
      int left = room - TokenEstimate.of(block(tag, number, hit.passage(), ""));
      boolean fits = TokenEstimate.of(hit.passage().text()) <= left;
      Optional<Hit> shorter =
          fits || left >= LEAST_PASSAGE || number == 1
              ? cut.to(Math.max(left, number == 1 ? LEAST_PASSAGE : 0), hit)
              : Optional.empty();
      if (shorter.isEmpty()) {
        break;
      }
      fitting.add(shorter.get());
      Passage given = shorter.get().passage();
      room -= TokenEstimate.of(block(tag, number, given, given.text()));
    }
    return fitting;
  }

  private static String block(String tag, int number, Passage passage, String text) {
    StringBuilder block =
        new StringBuilder("<%s number=\"%d\">\n".formatted(tag, number))
            .append("note: ")
            .append(onOneLine(passage.note()));
    if (!passage.headings().isEmpty()) {
      block.append("\nheadings: ").append(onOneLine(String.join(" › ", passage.headings())));
    }
    answered(passage).ifPresent(it -> block.append("\nquestion: ").append(onOneLine(it)));
    return block.append("\n\n").append(text).append("\n</%s>\n\n".formatted(tag)).toString();
  }

  /// What the note asks at a passage that stands as the answer: the title directly above it.
  private static Optional<String> answered(Passage passage) {
    String heading = passage.ownHeading().strip();
    boolean asks =
        heading.endsWith("?")
            || heading.endsWith("？")
            || (Subject.isChinese(heading)
                ? ChineseParts.asks(heading)
                : EnglishParts.asks(heading));
    return asks ? Optional.of(heading) : Optional.empty();
  }

  private static String parts(List<Coverage> parts, Wording language) {
    if (parts.isEmpty()) {
      return "";
    }
    StringBuilder list = new StringBuilder(PromptText.of("parts", language));
    int number = 1;
    for (Coverage part : parts) {
      list.append("%d. %s".formatted(number++, part.question()))
          .append(part.covered() ? "" : language.withoutPassages())
          .append('\n');
    }
    return list.append('\n').toString();
  }

  private static String onOneLine(String text) {
    return BREAKS.matcher(text).replaceAll(" ").strip();
  }

  private static String tag() {
    byte[] bytes = new byte[6];
    RANDOM.nextBytes(bytes);
    return "passage-" + HexFormat.of().formatHex(bytes);
  }
}
