package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.answer.Answer;
import dev.citenote.answer.CitedSentence;
import dev.citenote.answer.Draft;
import dev.citenote.answer.ModelFailure;
import dev.citenote.answer.Question;
import dev.citenote.answer.verify.Conflict;
import dev.citenote.answer.verify.Support;
import dev.citenote.answer.verify.SupportJudge.Disagreement;
import dev.citenote.retrieve.Query;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AnswerJsonTest {
  private static final Question QUESTION = new Question("What is RoPE?", 8, Question.Mode.AUTO);

  private static final String ALSO_AT =
      """
      "also_at":[{"note":"rope.pdf","lines":[20,20],"page":3,"start":400,"end":458}]""";

  private static final String DRAFT =
      """
      "sentences":[{"text":"RoPE rotates the query and key vectors by their positions.",\
      "citations":[1],"origin":"notes","support":"supported"}],\
      "citations":[{"marker":1,"passage":"rope.md#3","note":"llm/rope.md",\
      "headings":["Position","What is RoPE?"],"lines":[48,49],"start":1203,"end":1261,\
      "quote":"RoPE rotates the query and key vectors by their positions.","""
          + ALSO_AT
          + "}],";

  private static final String TAIL =
      """
      "evidence":[{"passage":"rope.md#3","note":"llm/rope.md","lines":[48,49],"score":0.7123,\
      "ranks":{"bm25":1},"""
          + ALSO_AT
          + """
          }],"timings":{"retrieve_ms":3.1,"draft_ms":2.0,"total_ms":5.4}}""";

  @Test
  void of_answered_isTheContract() {
    assertThat(json(Answers.answered(QUESTION)))
        .isEqualTo(
            """
            {"question":"What is RoPE?","status":"answered",\
            "drafter":{"kind":"extractive","model":null},\
            "text":"RoPE rotates the query and key vectors by their positions. [1]","""
                + DRAFT
                + "\"conflicts\":[],\"listed_at\":[],"
                + TAIL);
  }

  @Test
  void of_listedOnly_isTheContract() {
    assertThat(json(Answers.listedOnly(QUESTION)))
        .isEqualTo(
            """
            {"question":"What is RoPE?","status":"listed_only",\
            "drafter":{"kind":"extractive","model":null},\
            "text":"Your notes ask this and do not answer it.","sentences":[],"citations":[],\
            "conflicts":[],"listed_at":[{"note":"list.txt","lines":[15,15],"text":"QLoRA与LoRA的区别？"}],"""
                + TAIL);
  }

  @Test
  void of_notInNotes_isTheContract() {
    assertThat(json(Answers.notInNotes(QUESTION)))
        .isEqualTo(
            """
            {"question":"What is RoPE?","status":"not_in_notes",\
            "drafter":{"kind":"extractive","model":null},\
            "text":"Your notes do not speak of this.","sentences":[],"citations":[],\
            "conflicts":[],"listed_at":[],"""
                + TAIL);
  }

  @Test
  void of_incomplete_isTheContractWithAReason() {
    assertThat(json(Answers.incomplete(QUESTION)))
        .isEqualTo(
            """
            {"question":"What is RoPE?","status":"incomplete",\
            "drafter":{"kind":"llm","model":"qwen3","removed_markers":2},\
            "text":"RoPE rotates the query and key vectors by their positions. [1]",\
            "reason":"the model stopped after 120 characters","failure":"idle","""
                + DRAFT
                + "\"conflicts\":[],\"listed_at\":[],"
                + TAIL);
  }

  @Test
  void of_conflicts_nameBothMarkers() {
    Draft drafted = ((Answer.Answered) Answers.answered(QUESTION)).draft();
    Draft draft =
        new Draft(
            drafted.drafter(),
            drafted.text(),
            drafted.sentences(),
            drafted.citations(),
            List.of(new Conflict(Conflict.Kind.YEAR, List.of(1, 3))));

    assertThat(json(new Answer.Answered(Answers.answered(QUESTION).trail(), draft)))
        .contains("\"conflicts\":[{\"kind\":\"year\",\"citations\":[1,3]}],");
  }

  @Test
  void of_sentenceThatDisagrees_namesInWhat() {
    Draft drafted = ((Answer.Answered) Answers.answered(QUESTION)).draft();
    CitedSentence sentence =
        new CitedSentence(
            "RoPE has no 3 parts.",
            List.of(1),
            CitedSentence.Origin.NOTES,
            Support.WEAK,
            Set.of(Disagreement.NAME, Disagreement.NEGATION, Disagreement.NUMBER));
    Draft draft =
        new Draft(drafted.drafter(), drafted.text(), List.of(sentence), drafted.citations());

    assertThat(json(new Answer.Answered(Answers.answered(QUESTION).trail(), draft)))
        .contains(
            """
            {"text":"RoPE has no 3 parts.","citations":[1],"origin":"notes","support":"weak",\
            "disagreements":["number","negation","name"]}],""");
  }

  @Test
  void of_questionOfSeveralParts_saysWhichAreCovered() {
    Answer.Answered whole = (Answer.Answered) Answers.answered(QUESTION);
    Answer.Trail trail =
        new Answer.Trail(
            QUESTION,
            whole.trail().evidence(),
            List.of(),
            List.of(
                new Answer.Coverage("What is RoPE", true), new Answer.Coverage("Why RoPE", false)),
            whole.trail().timings());

    assertThat(json(new Answer.Answered(trail, whole.draft())))
        .contains(
            """
            }],"parts":[{"question":"What is RoPE","covered":true},\
            {"question":"Why RoPE","covered":false}],"timings":{""");
  }

  @Test
  void of_modelFailed_tellsTheReasonInTheDrafter() {
    Draft.Drafter fallenBack =
        new Draft.Extractive(
            Optional.of(new ModelFailure("no_response", "qwen3 did not answer in 60 s")));

    assertThat(json(Answers.answered(QUESTION, fallenBack)))
        .contains(
            """
            "drafter":{"kind":"extractive","model":null,"reason":"qwen3 did not answer in 60 s",\
            "failure":"no_response"}""");
  }

  @Test
  void of_searchWithoutExplain_isTheContract() {
    Query query = new Query("RoPE", 10, Query.Scope.EVERYTHING);

    assertThat(Json.text(SearchJson.of(Answers.ranking(query), 1.26, false)))
        .isEqualTo(
            """
            {"query":"RoPE","hits":[{"passage":"rope.md#3","note":"llm/rope.md",\
            "headings":["Position","What is RoPE?"],"lines":[48,49],\
            "text":"RoPE rotates the query and key vectors by their positions.",\
            "score":0.7123,"ranks":{"bm25":1},"""
                + ALSO_AT
                + "}],\"took_ms\":1.3}");
  }

  @Test
  void of_searchWithExplain_addsWhatEachRetrieverSaid() {
    Query query = new Query("RoPE", 10, Query.Scope.EVERYTHING, true);

    assertThat(Json.text(SearchJson.of(Answers.ranking(query), 1.26, false)))
        .contains(
            """
            "explain":[{"retriever":"bm25","rank":1,"score":12.3457},\
            {"retriever":"vector","rank":null,"score":0.5}],\
            "parts":[{"name":"words in text","value":0.7123}],\
            "names":[{"asked":"旋转位置编码","found":"rope"}]""");
  }

  @Test
  void of_emojiAndLineSeparators_survivesARoundTrip() throws Exception {
    String text = "🙂 a\u2028b \"c\" \\ 中";
    Question question = new Question(text, 8, Question.Mode.AUTO);

    String json = json(Answers.notInNotes(question));

    assertThat(Json.mapper().readTree(json).get("question").textValue()).isEqualTo(text);
  }

  private static String json(Answer answer) {
    return Json.text(AnswerJson.of(answer));
  }
}
