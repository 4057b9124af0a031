package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import dev.citenote.note.Place;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers from documents without lines name the page, slide, cell, row or chapter.
class PlacesTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "pdf, KV cache 省了什么？, PAGE, 3, 它保存已经算过的键和值",
    "pptx, What is a head?, SLIDE, 4, Each head has its own projections.",
    "ipynb, What is multi-head attention?, CELL, 4, It runs several heads in parallel.",
    "csv, 为什么要除以根号 d？, ROW, 2, 点积的方差随维度增大",
    "epub, 为什么要除以根号 d？, CHAPTER, 2, 点积的方差随维度增大"
  })
  void answer_fromADocument_citesWhereItStands(
      String ending, String question, Place.Kind kind, int number, String quote) throws Exception {
    Path notes = Files.createDirectory(folder.resolve("notes"));
    String name = "attention." + ending;
    Files.copy(Path.of("src/test/resources/formats", name), notes.resolve(name));

    try (RealNotes real = RealNotes.index(notes, folder.resolve("index"))) {
      Answer answer = real.answerer().answer(new Question(question, 5, Question.Mode.EXTRACT));

      assertThat(answer).isInstanceOf(Answer.Answered.class);
      assertThat(((Answer.Answered) answer).draft().citations())
          .anySatisfy(
              citation -> {
                assertThat(citation.quote()).contains(quote);
                assertThat(citation.span().place()).contains(new Place(kind, number));
              });
    }
  }
}
