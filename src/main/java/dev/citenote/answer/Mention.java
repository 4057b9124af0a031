package dev.citenote.answer;

import dev.citenote.note.Passage;
import dev.citenote.retrieve.Lexicon;
import java.util.List;
import java.util.regex.Pattern;

/// Tells what a passage says something of from what it merely mentions. Stateless.
final class Mention {
  private static final double NAMED = 0.5;

  /// Names listed in brackets: "树模型（XGBoost、LightGBM）".
  private static final Pattern LISTED = Pattern.compile("[（(][^（）()、,，/]*+[、,，/][^（）()]*+[)）]");

  private Mention() {}

  /// Whether a passage speaks of each of some things, not only in a list in brackets.
  static boolean ofAll(Passage passage, List<String> names, Lexicon lexicon) {
    String headings = String.join("\n", passage.headings());
    String text = headings + "\n" + LISTED.matcher(passage.text()).replaceAll(" ");
    return names.stream()
        .map(name -> QuestionTerms.of(name, lexicon).in(text))
        .allMatch(held -> held.allNames() && held.coverage() >= NAMED);
  }

  /// Whether a sentence or item of a text begins by saying what a thing is.
  static boolean defines(String text, String thing) {
    String begin =
        "(?im)(?:^|[。！？.;；])[\\h\\-*+•>#（(]*+(?:\\d++(?:[.、)）]|(?:\\.\\d++)++\\h)[\\h*`]*+)?";
    String is =
        "[*`\\s]*+(?:[（(][^（）()\\n]{1,40}[)）][*`\\s]*+)?(?:是(?!否|不是)|就是|指(?!标|令|数|针|导)|即(?!可|将|使|便)|[：:=]|(?<=\\s)-\\s|—|is\\b|are\\b|means\\b)";
    return Pattern.compile(begin + Pattern.quote(thing) + is).matcher(text).find();
  }
}
