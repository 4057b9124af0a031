package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Place;
import dev.citenote.note.Span;
import dev.citenote.study.QuestionRegister;
import dev.citenote.study.QuestionStatus;
import dev.citenote.study.Selection;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class QuestionsJsonTest {
  private static final String ANSWERED =
      """
      {"text":"什么是RAG？","note":"a.md","lines":[3,3],"start":20,"end":27,"headings":["检索"],\
      "status":"answered","answer_lines":[4,6],"context":null,\
      "answer_blocks":[{"lines":[4,4],"start":40,"end":50},{"lines":[6,6],"start":60,"end":70}],\
      "under":null}""";

  private static final String LEANING =
      """
      {"text":"和微调有什么区别?","note":"rag.pdf","lines":[7,7],"page":3,"start":80,"end":89,\
      "headings":["检索","RAG"],"status":"listed","answer_lines":[],\
      "context":{"status":"resolved","text":"什么是RAG？","lines":[3,3],"start":10,"end":19},\
      "answer_blocks":[],"under":{"lines":[3,3],"start":10,"end":19}}""";

  private static final String UNRESOLVED =
      """
      {"text":"为什么？","note":"z.md","lines":[1,1],"start":0,"end":4,"headings":[],\
      "status":"listed","answer_lines":[],"context":{"status":"unresolved"},\
      "answer_blocks":[],"under":null}""";

  private static final String COUNTS =
      "\"counts\":{\"all\":3,\"answered\":1,\"listed\":2,\"notes\":4}";

  @Test
  void of_register_isTheContract() {
    assertThat(json(Registers.register(), Selection.ALL))
        .isEqualTo(
            "{\"questions\":["
                + String.join(",", ANSWERED, LEANING, UNRESOLVED)
                + "],"
                + COUNTS
                + "}");
  }

  @Test
  void of_selection_countsTheWholeRegister() {
    Selection answered = new Selection(Optional.of(QuestionStatus.ANSWERED), Optional.empty());
    Selection nowhere = new Selection(Optional.empty(), Optional.of("no.md"));

    assertThat(json(Registers.register(), answered))
        .isEqualTo("{\"questions\":[" + ANSWERED + "]," + COUNTS + "}");
    assertThat(json(Registers.register(), nowhere)).isEqualTo("{\"questions\":[]," + COUNTS + "}");
  }

  @Test
  void of_emptyFolder_isAllZero() {
    assertThat(json(new QuestionRegister(List.of(), 0, List.of()), Selection.ALL))
        .isEqualTo(
            """
            {"questions":[],"counts":{"all":0,"answered":0,"listed":0,"notes":0}}""");
  }

  @ParameterizedTest
  @EnumSource
  void lines_ofASpanWithAPlace_standBesideItsNumber(Place.Kind kind) {
    Span span = new Span(5, 9, 2, 3, Optional.of(new Place(kind, 12)));

    assertThat(Json.text(LinesJson.of(span)))
        .isEqualTo("{\"lines\":[2,3],\"%s\":12}".formatted(kind.word()));
  }

  private static String json(QuestionRegister register, Selection wanted) {
    return Json.text(QuestionsJson.of(register, wanted));
  }
}
