package dev.citenote.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Place;
import dev.citenote.note.Span;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTextTest {

  @ParameterizedTest
  @CsvSource({
    "PAGE, 'n, page 3', page 3",
    "SLIDE, 'n, slide 3', slide 3",
    "CELL, 'n, cell 3', cell 3",
    "CHAPTER, 'n, chapter 3', chapter 3",
    "ROW, 'n:48-49, row 3', 'row 3, lines 48-49'",
  })
  void place_ofAMarkedNote_namesTheMark(Place.Kind kind, String place, String inNote) {
    Span span = new Span(0, 9, 48, 49, Optional.of(new Place(kind, 3)));

    assertThat(TerminalText.place("n", span)).isEqualTo(place);
    assertThat(TerminalText.placeInNote(span)).isEqualTo(inNote);
  }

  @Test
  void place_ofLines_namesThem() {
    assertThat(TerminalText.place("n.md", new Span(0, 9, 48, 48))).isEqualTo("n.md:48");
    assertThat(TerminalText.place("n.md", new Span(0, 9, 48, 50), List.of("甲", "乙")))
        .isEqualTo("n.md:48-50  甲 › 乙");
    assertThat(TerminalText.placeInNote(new Span(0, 9, 48, 48))).isEqualTo("line 48");
  }

  @Test
  void alsoIn_manyPlaces_namesAFewAndCountsTheRest() {
    assertThat(TerminalText.alsoIn(List.of(), AnswerWords.ENGLISH)).isEmpty();
    assertThat(TerminalText.alsoIn(List.of("a:1", "b:2", "c:3"), AnswerWords.ENGLISH))
        .hasValue("also in a:1; b:2; c:3");
    assertThat(TerminalText.alsoIn(List.of("a:1", "b:2", "c:3", "d:4", "e:5"), AnswerWords.ENGLISH))
        .hasValue("also in a:1; b:2; c:3 and 2 more");
  }

  @Test
  void texts_thatCouldSteerATerminal_areDisarmed() {
    assertThat(TerminalText.place("\u001B[2Jn.md", new Span(0, 9, 1, 1), List.of("a\u202Eb")))
        .isEqualTo("[2Jn.md:1  ab");
    assertThat(TerminalText.shorten("一\n二\u0007三四", 3)).isEqualTo("一 二 …");
  }
}
