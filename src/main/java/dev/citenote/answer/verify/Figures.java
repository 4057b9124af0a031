package dev.citenote.answer.verify;

import dev.citenote.answer.verify.SamePlace.Stretch;
import dev.citenote.retrieve.ChineseScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// The numbers of a text, in whatever they are written: digits, Chinese numerals, English words,
/// names of months. Stateless.
final class Figures {
  private Figures() {}

  /// The numbers of a text, in their order.
  static List<Figure> of(String text) {
    String plain = folded(text);
    List<Figure> figures = new ArrayList<>();
    DigitFigures.addTo(figures, plain);
    ChineseFigures.addTo(figures, plain);
    EnglishFigures.addTo(figures, plain);
    figures.sort(Comparator.comparingInt(Figure::start));
    return figures;
  }

  /// Whether a number is among others.
  static boolean holds(List<Figure> figures, Figure wanted) {
    return figures.stream().anyMatch(figure -> figure.same(wanted));
  }

  /// The binding numbers that are not among others.
  static List<Figure> missing(List<Figure> figures, List<Figure> held) {
    return figures.stream().filter(it -> it.binding() && !holds(held, it)).toList();
  }

  /// Whether a number of one text stands where the other has another number.
  static boolean exchanged(
      List<Figure> figures, List<Word> tokens, List<Figure> others, List<Word> otherTokens) {
    return SamePlace.isTaken(tokens, places(figures), otherTokens, places(others), Figure::same);
  }

  private static List<Stretch<Figure>> places(List<Figure> figures) {
    return figures.stream().map(it -> new Stretch<>(it, it.start(), it.end())).toList();
  }

  /// Full-width digits, letters and signs as plain ones and traditional characters as simplified
  /// ones, character by character.
  private static String folded(String text) {
    char[] characters = text.toCharArray();
    for (int i = 0; i < characters.length; i++) {
      char c = characters[i];
      boolean fullWidth = (c >= '０' && c <= '９') || (c >= 'Ａ' && c <= 'ｚ');
      if (fullWidth || c == '％' || c == '．') {
        characters[i] = (char) (c - 0xFEE0);
      }
    }
    return ChineseScript.simplifiedIfTraditional(new String(characters));
  }
}
