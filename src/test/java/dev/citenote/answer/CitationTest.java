package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Passage;
import dev.citenote.note.Place;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CitationTest {
  private static final String TEXT = "缓存保存结果。\n热点键过期。";
  private static final Passage FIRST = passage("a.md", TEXT, new Span(10, 24, 3, 4));

  @Test
  void of_sentenceOfAPassageWithExactCopies_namesTheSentenceInEach() {
    Optional<Place> page = Optional.of(new Place(Place.Kind.PAGE, 2));
    Passage copy = passage("b.pdf", TEXT, new Span(100, 114, 30, 31, page));

    Citation citation = Citation.of(1, hit(copy), new Span(18, 24, 4, 4));

    assertThat(citation.quote()).isEqualTo("热点键过期。");
    assertThat(citation.alsoAt())
        .containsExactly(new Citation.Elsewhere("b.pdf", new Span(108, 114, 31, 31, page)));
  }

  @Test
  void of_sentenceOfAPassageWithACopyInOtherMarks_namesItThereOrElseTheWholeCopy() {
    Passage copy = passage("c.md", "缓存保存**结果**。\n热点键过期。", new Span(0, 18, 1, 2));

    Citation same = Citation.of(1, hit(copy), new Span(18, 24, 4, 4));
    Citation other = Citation.of(1, hit(copy), new Span(10, 17, 3, 3));

    assertThat(same.alsoAt())
        .containsExactly(new Citation.Elsewhere("c.md", new Span(12, 18, 2, 2)));
    assertThat(other.alsoAt())
        .containsExactly(new Citation.Elsewhere("c.md", new Span(0, 18, 1, 2)));
  }

  @Test
  void of_sentenceWithACopyInAnEarlierNote_citesTheEarlierNote() {
    Passage copy = passage("0.md", TEXT, new Span(0, 14, 1, 2));

    Citation citation = Citation.of(1, hit(copy), new Span(18, 24, 4, 4));

    assertThat(citation.note()).isEqualTo("0.md");
    assertThat(citation.passage()).isEqualTo("0.md");
    assertThat(citation.span()).isEqualTo(new Span(8, 14, 2, 2));
    assertThat(citation.alsoAt())
        .containsExactly(new Citation.Elsewhere("a.md", new Span(18, 24, 4, 4)));
  }

  private static Hit hit(Passage copy) {
    return new Hit(FIRST, 1, List.of(), List.of(copy));
  }

  private static Passage passage(String note, String text, Span span) {
    return new Passage(note, note, List.of(), span, text, new Passage.Statement());
  }
}
