package dev.citenote.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.citenote.index.FolderSync.Absence;
import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Explanation;
import dev.citenote.retrieve.Explanation.Name;
import dev.citenote.retrieve.Hit;
import dev.citenote.retrieve.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.search.IndexSearcher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What words find that are not those of the query. Only words count here, so that a passage is
/// found by them or not at all.
final class OtherNamesTest {
  private final Desk desk;
  private final PassageIndex index;

  OtherNamesTest(@TempDir Path folder) throws Exception {
    this.desk = new Desk(folder);
    this.index = desk.open();
  }

  @BeforeEach
  void write() throws IOException {
    desk.write("rag.md", "RAG 先找资料再作答。")
        .write("fit.md", "过拟合时训练损失低。")
        .write("own.md", "组查询注意力（GQA）很快。", "青鸾协议（QLP）由三步组成。")
        .write("other.md", "GQA 共享键值。", "QLP 很新。")
        .write("en.md", "The cat sleeps on a sofa.", "A Transformer reads all tokens.")
        .write("zh.md", "这座房子很旧。")
        .write("script.md", "資料壓縮要花時間。", "磁盘阵列很贵。");
    sync();
  }

  @AfterEach
  void close() throws IOException {
    index.close();
  }

  private void sync() throws IOException {
    desk.sync(index).sync(Absence.DELETED, Progress.NONE);
  }

  @ParameterizedTest
  @CsvSource({
    "检索增强生成, RAG 先找资料再作答。",
    "overfitting, 过拟合时训练损失低。",
    "组查询注意力, GQA 共享键值。",
    "组查询注意力, 组查询注意力（GQA）很快。",
    "GQA, 组查询注意力（GQA）很快。",
    "沙发, The cat sleeps on a sofa.",
    "houses, 这座房子很旧。",
    "资料压缩, 資料壓縮要花時間。",
    "磁盤陣列, 磁盘阵列很贵。",
    "ＧＱＡ, GQA 共享键值。",
    "transfomer, A Transformer reads all tokens.",
  })
  void retrieve_otherName_findsThePassage(String asked, String text) {
    assertThat(texts(asked)).contains(text);
  }

  @ParameterizedTest
  @CsvSource({"GBA", "青鸾", "transmission", "椅子"})
  void retrieve_noName_findsNothingByIt(String asked) {
    assertThat(texts(asked))
        .doesNotContain("GQA 共享键值。", "QLP 很新。", "A Transformer reads all tokens.");
  }

  @Test
  void retrieve_mistypedWordThatTheNotesHold_findsOnlyThat() throws IOException {
    desk.write("typo.md", "Mind the word transfomer.");
    sync();

    assertThat(texts("transfomer")).containsExactly("Mind the word transfomer.");
  }

  @Test
  void retrieve_nameThatTheNotesLack_isNoMisspeltWord() throws IOException {
    desk.write("order.md", "A queue relies on order.");
    sync();

    assertThat(texts("relis")).containsExactly("A queue relies on order.");
    assertThat(texts("Redis")).doesNotContain("A queue relies on order.");
  }

  @Test
  void retrieve_pluralOfAName_findsItsOtherNames() throws IOException {
    desk.write("rope.md", "RoPE 旋转向量。");
    sync();

    assertThat(texts("rotary position embeddings")).contains("RoPE 旋转向量。");
  }

  /// The stem "databas" would become another one if it were stemmed once more.
  @Test
  void retrieve_mistypedWordWithAnUnstableStem_isFound() throws IOException {
    desk.write("data.md", "Two databases.");
    sync();

    assertThat(texts("databses")).containsExactly("Two databases.");
    assertThat(names("databses", "Two databases."))
        .containsExactly(new Name("databses", "databases"));
  }

  @Test
  void retrieve_oneLanguageOnly_doesNotTranslate() throws IOException {
    Files.delete(desk.notes.resolve("en.md"));
    desk.write("mixed.md", "沙发在英文里叫作 sofa，这里是中文。", "这是 sofa。");
    sync();

    assertThat(texts("沙发")).containsExactly("沙发在英文里叫作 sofa，这里是中文。");
  }

  @Test
  void retrieve_deletedNote_forgetsItsNames() throws IOException {
    assertThat(texts("青鸾协议")).contains("QLP 很新。");
    Files.delete(desk.notes.resolve("own.md"));
    sync();

    assertThat(texts("青鸾协议")).isEmpty();
  }

  @Test
  void retrieve_changedNote_replacesItsNames() throws IOException {
    assertThat(texts("青鸾协议")).contains("QLP 很新。");
    desk.write("own.md", "青鸾协议（XRT）由三步组成。").write("new.md", "XRT 很新。");
    sync();

    assertThat(texts("青鸾协议")).contains("XRT 很新。").doesNotContain("QLP 很新。");
  }

  @Test
  void retrieve_nameAcrossHeadingsAndText_isNotFound() throws IOException {
    index.add(
        List.of(
            passage("1", "青鸾协议（blue bird）。"),
            passage("2", "bird eats.", "blue"),
            passage("3", "Eats.", "blue", "bird"),
            passage("4", "A blue bird eats.")),
        desk.encoder,
        Progress.NONE);

    assertThat(texts("青鸾协议")).contains("A blue bird eats.").doesNotContain("bird eats.", "Eats.");
  }

  private static Passage passage(String id, String text, String... headings) {
    Span span = new Span(0, text.length(), 1, 1);
    return new Passage(id, "", List.of(headings), span, text, new Passage.Statement());
  }

  @Test
  void explanation_otherName_tellsWhatWasAskedAndFound() {
    assertThat(names("青鸾协议", "QLP 很新。")).containsExactly(new Name("青鸾协议", "QLP"));
    assertThat(names("青鸾协议", "青鸾协议（QLP）由三步组成。")).isEmpty();
    assertThat(names("Overfitting 是什么", "过拟合时训练损失低。"))
        .containsExactly(new Name("Overfitting", "过拟合"));
    assertThat(names("Two Houses", "这座房子很旧。")).containsExactly(new Name("Houses", "房子"));
    assertThat(names("transfomer", "A Transformer reads all tokens."))
        .containsExactly(new Name("transfomer", "Transformer"));
    assertThat(names("資料壓縮", "資料壓縮要花時間。")).isEmpty();
  }

  @Test
  void explanation_parts_sumUpToTheScore() {
    for (String text : List.of("青鸾协议 很新", "cats on the sofa", "transfomer 房子", "过拟合 RAG GQA")) {
      List<Hit> hits = new ArrayList<>(desk.byWords(index, text));
      assertThat(hits).isNotEmpty();
      Query explained = new Query(text, 10, Query.Scope.STATEMENTS, true);
      hits.addAll(index.retriever(desk.encoder).retrieve(explained).hits());
      for (Hit hit : hits) {
        Explanation why = hit.explanation().orElseThrow();
        double sum = why.parts().stream().mapToDouble(Explanation.Part::value).sum();

        assertThat(sum).as(text).isCloseTo(hit.score(), within(1e-5));
        assertThat(why.parts()).allMatch(part -> part.value() != 0);
        for (Name name : why.names()) {
          assertThat(hit.passage().text()).contains(name.found());
          assertThat(text).contains(name.asked());
        }
      }
    }
  }

  @Test
  void explanation_wordOfATag_countsAsOfAHeading() throws IOException {
    desk.write("tags.md", "---", "tags: [quux]", "---", "Plain words.");
    sync();

    assertThat(explanation("quux", "Plain words.").parts())
        .extracting(Explanation.Part::name)
        .containsExactly("words in headings");
  }

  /// More names and translations than Lucene takes clauses.
  @Test
  void retrieve_manyWordsOfManyNames_isRankedWithoutError() throws IOException {
    List<String> lines =
        LanguageFilesTest.lines("english-chinese.txt").stream()
            .filter(line -> line.matches("[a-z]{4,}\t(?:\\p{IsHan}+\\|){11}\\p{IsHan}+"))
            .limit(300)
            .toList();
    StringBuilder query = new StringBuilder();
    StringBuilder all = new StringBuilder();
    for (String line : lines) {
      query.append(line, 0, line.indexOf('\t')).append(' ');
      all.append(line.substring(line.indexOf('\t') + 1).replace('|', '，')).append('，');
    }
    desk.write("many.md", all.toString());
    sync();

    assertThat(texts(query.toString())).contains(all.toString());
  }

  @Test
  void queryWords_nameOfStopWordsOnly_makesNoGroup() throws IOException {
    try (DirectoryReader reader = index.lastCommit()) {
      Glossary glossary = new Glossary(Stream.of(List.of("it", "过拟合"), List.of("RAG", "it")));
      QueryWords words = QueryWords.of("IT 是什么", reader, glossary);

      assertThat(words.groups()).isEmpty();
      assertThat(new WordQuery(QueryWords.of("RAG", reader, glossary), reader).choices())
          .singleElement()
          .satisfies(choice -> assertThat(choice.others()).isEmpty());
    }
  }

  @Test
  void queryWords_overlappingNames_shareNoTerm() throws IOException {
    try (DirectoryReader reader = index.lastCommit()) {
      Glossary glossary = new Glossary(Stream.of(List.of("机器学习", "ML"), List.of("学习机器", "LM")));
      QueryWords words = QueryWords.of("机器学习与学习机器，沙发", reader, glossary);
      List<String> terms =
          Stream.concat(
                  words.groups().stream().flatMap(group -> group.terms().stream()),
                  words.single().stream())
              .toList();

      assertThat(terms)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(new BodyAnalyzer(true).terms("机器学习与学习机器，沙发"));
      assertThat(words.groups())
          .extracting(group -> group.concept().words())
          .containsExactly("机器学习", "学习机器", "沙发");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "profit of fit, profit of 过拟合",
    "training FIT, training 过拟合",
    "fit fit, 过拟合 过拟合",
    "' FIT?', ' 过拟合?'",
  })
  void rewording_names_areReplacedWhereTheyStand(String asked, String expected) throws IOException {
    try (DirectoryReader reader = index.lastCommit()) {
      Glossary glossary = new Glossary(Stream.of(List.of("fit", "过拟合"), List.of("in", "进去")));

      assertThat(new Rewording(new IndexSearcher(reader)).of(asked, glossary))
          .isEqualTo(Optional.of(expected));
    }
  }

  @Test
  void rewording_wordsOfTheNotes_areKept() throws IOException {
    try (DirectoryReader reader = index.lastCommit()) {
      assertThat(new Rewording(new IndexSearcher(reader)).of("过拟合", Glossary.shipped())).isEmpty();
      assertThat(new Rewording(new IndexSearcher(reader)).of("", Glossary.shipped())).isEmpty();
    }
  }

  private List<Name> names(String asked, String text) {
    return explanation(asked, text).names();
  }

  private Explanation explanation(String asked, String text) {
    return desk.byWords(index, asked).stream()
        .filter(hit -> hit.passage().text().equals(text))
        .findFirst()
        .flatMap(Hit::explanation)
        .orElseThrow();
  }

  private List<String> texts(String asked) {
    return desk.byWords(index, asked).stream().map(hit -> hit.passage().text()).toList();
  }
}
