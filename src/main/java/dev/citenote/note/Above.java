package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The titles and questions above a block, outermost first. Immutable.
///
/// @param titles what they are and where they stand
/// @param headings their words
/// @param inAnswer whether what stands below is expected to answer a question
record Above(List<Title> titles, List<String> headings, boolean inAnswer) {

  static final Above NOTHING = new Above(List.of(), List.of(), false);

  /// One of them.
  ///
  /// @param words as a title: one line, without marks
  /// @param asks whether it is a question
  record Title(String words, Extent extent, boolean asks) {}

  /// These with a label, an item or a paragraph below.
  Above plus(Title title) {
    return plus(title, inAnswer || title.asks());
  }

  /// These with a heading below.
  Above section(Title title) {
    return plus(title, title.asks());
  }

  private Above plus(Title title, boolean answer) {
    return new Above(with(titles, title), with(headings, title.words()), answer);
  }

  private static <T> List<T> with(List<T> list, T last) {
    List<T> more = new ArrayList<>(list.size() + 1);
    more.addAll(list);
    more.add(last);
    return List.copyOf(more);
  }

  /// Whether the innermost title reads so.
  boolean endsWith(String title) {
    return !headings.isEmpty() && headings.getLast().equals(title);
  }

  /// The nearest question.
  Optional<Title> question() {
    for (int i = titles.size() - 1; i >= 0; i--) {
      if (titles.get(i).asks()) {
        return Optional.of(titles.get(i));
      }
    }
    return Optional.empty();
  }

  /// The nearest title that names a subject.
  Optional<Title> subject() {
    return titles.reversed().stream().filter(Above::namesSubject).findFirst();
  }

  private static boolean namesSubject(Title title) {
    return !title.asks()
        && !TitleWords.areGeneric(title.words())
        && !TitleWords.nameGroup(title.words())
        && !TitleWords.collectPrompts(title.words());
  }
}
