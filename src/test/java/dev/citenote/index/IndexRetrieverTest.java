package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Explanation;
import dev.citenote.retrieve.Fusion;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Language;
import dev.citenote.retrieve.Query;
import dev.citenote.retrieve.Query.Scope;
import dev.citenote.retrieve.TextEncoder.Purpose;
import dev.citenote.retrieve.Vectors;
import dev.citenote.retrieve.Vote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class IndexRetrieverTest {
  private final Path folder;
  private final Desk desk;
  private final PassageIndex index;

  IndexRetrieverTest(@TempDir Path folder) throws Exception {
    this.folder = folder;
    this.desk = new Desk(folder.resolve("first"));
    fill(desk);
    this.index = desk.open();
  }

  private static void fill(Desk desk) throws IOException {
    Path seeds = Path.of(System.getProperty("citenote.home", ".")).resolve("seeds");
    try (var files = Files.list(seeds)) {
      for (Path seed : files.sorted().toList()) {
        desk.write(seed.getFileName().toString(), Files.readString(seed));
      }
    }
    desk.write("x.md", "# 水果", "香蕉是黄色的。", "", "香蕉是什么颜色？", "= 黄色。", "苹果呢？")
        .write("y.md", "# 水果", "**香蕉是黄色的。**")
        .write("z.md", "# 注意力机制", "柠檬。", "", "- 香蕉是黄色的。");
  }

  @BeforeAll
  void sync() throws IOException {
    desk.sync(index).sync(Absence.DELETED, Progress.NONE);
  }

  @AfterAll
  void close() throws IOException {
    index.close();
  }

  @Test
  void retrieve_question_findsItsStatementFirst() {
    Hit best = desk.search(index, "香蕉是什么颜色").getFirst();

    assertThat(best.passage().text()).isEqualTo("香蕉是黄色的。");
    assertThat(best.passage().headings()).containsExactly("水果");
    assertThat(best.passage().span()).isEqualTo(new Span(5, 12, 2, 2));
  }

  @Test
  void retrieve_sameStatementTwice_ranksItOnce() {
    assertThat(desk.search(index, "香蕉是黄色的"))
        .filteredOn(hit -> hit.passage().text().contains("香蕉是黄色的"))
        .singleElement()
        .extracting(hit -> hit.passage().id())
        .isEqualTo("x.md#2");
  }

  @Test
  void retrieve_sameStatementBelowAnyHeading_namesAllItsPlaces() {
    Hit hit = desk.search(index, "香蕉是黄色的").getFirst();

    assertThat(hit.copies()).extracting(Passage::id).containsExactly("y.md#2", "z.md#4");
    assertThat(hit.copies().getLast().headings()).containsExactly("注意力机制");
    assertThat(hit.copies().getLast().span()).isEqualTo(new Span(13, 22, 4, 4));
    assertThat(hit.places()).hasSize(3).startsWith(hit.passage());
  }

  @Test
  void retrieve_copyBelowTheHeadingThatIsAsked_isTheOneThatIsRanked() {
    Hit hit = desk.search(index, "注意力机制：香蕉是黄色的").getFirst();

    assertThat(hit.passage().id()).isEqualTo("z.md#4");
    assertThat(hit.copies()).extracting(Passage::id).containsExactly("x.md#2", "y.md#2");
  }

  @Test
  void retrieve_copiesThatAreGoneOrQuestions_areNotNamed() throws Exception {
    Desk other = new Desk(folder.resolve("gone"));
    other.write("a.md", "香蕉黄。").write("b.md", "香蕉黄。").write("c.md", "多少？", "", "多少？");
    try (PassageIndex open = other.open()) {
      other.sync(open).sync(Absence.DELETED, Progress.NONE);
      assertThat(other.search(open, "香蕉").getFirst().copies()).hasSize(1);

      other.write("b.md", "梨。");
      other.sync(open).sync(Absence.DELETED, Progress.NONE);

      assertThat(other.search(open, "香蕉").getFirst().copies()).isEmpty();
      assertThat(other.search(open, "多少", Scope.QUESTIONS))
          .hasSize(2)
          .allMatch(hit -> hit.copies().isEmpty());
    }
  }

  @Test
  void retrieve_scope_givesOnlyItsRoles() {
    assertThat(roles("香蕉", Scope.STATEMENTS)).containsOnly("Statement");
    assertThat(roles("香蕉 苹果", Scope.QUESTIONS)).contains("Answered", "Listed").hasSize(2);
    assertThat(roles("苹果 香蕉", Scope.EVERYTHING)).contains("Statement", "Listed").hasSize(2);
  }

  @Test
  void retrieve_answeredQuestion_saysWhereItsAnswerIs() {
    Passage question = desk.search(index, "香蕉是什么颜色？", Scope.QUESTIONS).getFirst().passage();

    assertThat(question.role()).isEqualTo(new Passage.Answered(new Span(23, 28, 5, 5)));
  }

  @Test
  void retrieve_hit_explainsItsScore() throws IOException {
    String text = "什么是位置编码";
    Vectors query = desk.encoder.encode(List.of(text), Purpose.QUERY);
    double ceiling = ceiling(text);
    for (Hit hit : hits(new Query(text, 200, Scope.STATEMENTS, true))) {
      PassageTexts texts = PassageTexts.of(hit.passage());
      Vectors both =
          desk.encoder.encode(List.of(texts.inContext(), texts.ownHeading()), Purpose.PASSAGE);
      Vectors windows = desk.encoder.encode(texts.windows(), Purpose.PASSAGE);
      double window =
          IntStream.range(0, windows.size())
              .mapToDouble(i -> query.cosine(0, windows, i))
              .max()
              .orElseThrow();
      double closeness =
          0.51 * query.cosine(0, both, 0) + 0.34 * window + 0.15 * query.cosine(0, both, 1);
      double offset = texts.language() == Language.LATIN ? 0.2 : 0;
      double bm25 = hit.vote(Vote.BM25).map(Vote::score).orElse(0.0);

      assertThat(hit.cosine()).isCloseTo(closeness + offset, within(1e-4));
      assertThat(hit.score()).isCloseTo(hit.cosine() + 2 * bm25 / ceiling, within(1e-6));
      assertThat(
              hit.explanation().orElseThrow().parts().stream()
                  .mapToDouble(Explanation.Part::value)
                  .sum())
          .isCloseTo(hit.score(), within(1e-5));
    }
  }

  @Test
  void retrieve_votes_areRanksOfTheirOwnScores() {
    List<Hit> hits = hits(new Query("transformer 注意力", 5000, Scope.STATEMENTS));
    for (String retriever : List.of(Vote.BM25, Vote.VECTOR)) {
      List<Vote> votes =
          hits.stream()
              .flatMap(hit -> hit.vote(retriever).stream())
              .sorted((a, b) -> a.rank().orElseThrow() - b.rank().orElseThrow())
              .toList();

      assertThat(votes).isNotEmpty();
      for (int i = 0; i < votes.size(); i++) {
        assertThat(votes.get(i).rank()).hasValue(i + 1);
        assertThat(votes.get(i).score()).isLessThanOrEqualTo(votes.get(Math.max(0, i - 1)).score());
      }
    }
    assertThat(hits).isSortedAccordingTo(Hit.BEST_FIRST);
  }

  @Test
  void retrieve_twoFreshBuilds_giveTheSameRanking() throws Exception {
    Desk second = new Desk(folder.resolve("second"));
    fill(second);
    try (PassageIndex other = second.open()) {
      second.sync(other).sync(Absence.DELETED, Progress.NONE);
      for (String text : List.of("LoRA 的原理", "How does RAG work", "显存优化", "的")) {
        assertThat(desk.search(index, text)).isEqualTo(desk.search(index, text));
        assertThat(second.search(other, text)).isEqualTo(desk.search(index, text));
      }
    }
  }

  @Test
  void retrieve_afterEdits_ranksLikeAFreshBuild() throws Exception {
    Desk edited = new Desk(folder.resolve("edited"));
    fill(edited);
    try (PassageIndex other = edited.open()) {
      edited.write("x.md", "# 别的", "香蕉 香蕉 模型 模型。");
      edited.sync(other).sync(Absence.DELETED, Progress.NONE);
      fill(edited);
      edited.sync(other).sync(Absence.DELETED, Progress.NONE);

      for (String text : List.of("香蕉是黄色的", "模型", "LoRA")) {
        assertThat(edited.search(other, text)).isEqualTo(desk.search(index, text));
      }
    }
  }

  @Test
  void candidates_equalScores_areOrderedById() {
    Candidate.Scores scores = new Candidate.Scores(1, VectorScores.Parts.NONE, 1);
    Candidate a = new Candidate(2, "a", "", scores);
    Candidate b = new Candidate(1, "b", "", scores);

    assertThat(Stream.of(b, a).sorted(Candidate.BEST_FIRST)).containsExactly(a, b);
  }

  @Test
  void retrieve_severalScopes_ranksEachAsAlone() {
    Query query = new Query("LoRA 的原理", 20, Scope.EVERYTHING, true);
    var retriever = index.retriever(desk.encoder);
    List<Scope> scopes = List.of(Scope.QUESTIONS, Scope.STATEMENTS, Scope.EVERYTHING);

    assertThat(retriever.retrieve(query, scopes))
        .isEqualTo(scopes.stream().map(it -> retriever.retrieve(query.in(it))).toList())
        .allSatisfy(it -> assertThat(it.hits()).hasSizeGreaterThan(2))
        .extracting(it -> it.query().scope())
        .isEqualTo(scopes);
  }

  @Test
  void retrieve_randomQueries_neverExceedTheCeiling() throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    String all = Files.readString(desk.notes.resolve("004_d7b90d9a4ba98447.txt"));
    var words = index.retriever(desk.encoder, Fusion.BM25_ONLY);
    for (int i = 0; i < 200; i++) {
      int start = random.nextInt(all.length() - 60);
      String text = all.substring(start, start + 1 + random.nextInt(59)) + " zebra";
      for (Hit hit : words.retrieve(new Query(text, 3, Scope.STATEMENTS)).hits()) {
        assertThat(hit.score()).as("seed %d, query %s", seed, text).isBetween(0.0, 1.0);
      }
    }
  }

  /// Names stand for words that the passages lack, and words are mistyped.
  @Test
  void retrieve_randomNames_neverExceedTheCeiling() throws IOException {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<String> names =
        LanguageFilesTest.lines("glossary.txt").stream()
            .filter(line -> !line.startsWith("#"))
            .flatMap(line -> Stream.of(line.split(" \\| ", -1)))
            .toList();
    var words = index.retriever(desk.encoder, Fusion.BM25_ONLY);
    int named = 0;
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = 1 + random.nextInt(4); n > 0; n--) {
        String name = names.get(random.nextInt(names.size()));
        int cut = random.nextInt(4) == 0 ? random.nextInt(name.length()) : name.length();
        text.append(name, 0, cut).append(random.nextBoolean() ? " " : "");
      }
      Query query = new Query(text.toString(), 5, Scope.STATEMENTS, true);
      for (Hit hit : words.retrieve(query).hits()) {
        Explanation why = hit.explanation().orElseThrow();
        assertThat(hit.score()).as("seed %d, query %s", seed, text).isBetween(0.0, 1.0);
        assertThat(why.parts().stream().mapToDouble(Explanation.Part::value).sum())
            .as("seed %d, query %s", seed, text)
            .isCloseTo(hit.score(), within(1e-5));
        named += why.names().size();
      }
    }
    assertThat(named).as("seed %d", seed).isPositive();
  }

  @Test
  void retrieve_wordsAlone_findsNothingWithoutASharedWord() {
    var words = index.retriever(desk.encoder, Fusion.BM25_ONLY);

    assertThat(words.retrieve(new Query("zzzz", 10, Scope.STATEMENTS)).hits()).isEmpty();
    assertThat(words.retrieve(new Query("香蕉", 10, Scope.STATEMENTS)).hits())
        .allMatch(hit -> hit.vote(Vote.VECTOR).isEmpty())
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\n\u3000"})
  void retrieve_blank_isEmpty(String text) {
    assertThat(desk.search(index, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"😀", "a AND (b OR", "*:* ~2 \"x", "/.*/ [a TO b]", "什么", "\\", "\uD800", "???"})
  void retrieve_strangeQuery_isRankedWithoutError(String text) {
    assertThat(desk.search(index, text)).hasSize(10);
  }

  @Test
  void retrieve_veryLongQuery_isRankedWithoutError() throws IOException {
    String all = Files.readString(desk.notes.resolve("004_d7b90d9a4ba98447.txt"));

    assertThat(desk.search(index, all)).hasSize(10);
  }

  static Stream<String> hugeQueries() {
    return Stream.of(
        "😀".repeat(2000),
        "a".repeat(4000),
        "汉".repeat(4000),
        "机器学习".repeat(1000),
        "( AND *:* ~ ".repeat(333),
        "(a+)+$ .* [^x]{9} \\Q ".repeat(200),
        "transfomer ".repeat(360),
        "\uDC00\uD800".repeat(2000));
  }

  @ParameterizedTest
  @MethodSource("hugeQueries")
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void retrieve_hugeStrangeQuery_isRankedWithoutError(String text) {
    assertThat(hits(new Query(text, 10, Scope.STATEMENTS, true))).hasSize(10);
  }

  @Test
  void retrieve_hugeDepth_givesAllOnce() {
    List<Hit> hits = hits(new Query("模型", Integer.MAX_VALUE, Scope.STATEMENTS));

    assertThat(hits).extracting(hit -> hit.passage().id()).doesNotHaveDuplicates();
    assertThat(hits.size()).isGreaterThan(100);
  }

  @Test
  void lexicon_terms_areBigramsAndStems() {
    assertThat(index.lexicon().terms("**位置编码** 的 running 图"))
        .containsExactly("位置", "置编", "编码", "run", "图");
    assertThat(index.lexicon().terms("图 x")).containsExactly("图", "x");
  }

  @Test
  void lexicon_occurs_looksIntoBodiesAndHeadings() {
    assertThat(index.lexicon().occurs("香蕉")).isTrue();
    assertThat(index.lexicon().occurs("水果")).isTrue();
    assertThat(index.lexicon().occurs("火星")).isFalse();
  }

  @Test
  void lexicon_idf_fallsWithFrequency() {
    assertThat(index.lexicon().idf("火星")).isGreaterThan(index.lexicon().idf("香蕉"));
    assertThat(index.lexicon().idf("香蕉")).isGreaterThan(index.lexicon().idf("模型"));
    assertThat(index.lexicon().idf("模型")).isPositive();
  }

  /// Told from Lucene's own statistics: body once, headings twice.
  private double ceiling(String text) throws IOException {
    double sum = 0;
    try (var directory = FSDirectory.open(desk.index);
        var reader = DirectoryReader.open(directory)) {
      for (String term : new BodyAnalyzer(true).terms(text)) {
        int frequency = reader.docFreq(new Term("words", term));
        sum += Math.log(1 + (reader.getDocCount("words") - frequency + 0.5) / (frequency + 0.5));
      }
    }
    return sum;
  }

  private List<Hit> hits(Query query) {
    return new ArrayList<>(index.retriever(desk.encoder).retrieve(query).hits());
  }

  private List<String> roles(String text, Scope scope) {
    return desk.search(index, text, scope).stream()
        .map(hit -> hit.passage().role().getClass().getSimpleName())
        .distinct()
        .sorted()
        .toList();
  }
}
