package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Block.Kind;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CsvTreeTest {

  @Test
  void parse_quotedCells_haveTheirContentBetweenTheQuotes() {
    String text = "问题,答案\r\n\"什么是\"\"头\"\"？\",\"第一行\n第二行\"\r\n";

    assertThat(contents(text))
        .containsExactly(List.of("问题", "答案"), List.of("什么是\"\"头\"\"？", "第一行\n第二行"));
    assertThat(own(text)).contains(List.of("\"什么是\"\"头\"\"？\"", "\"第一行\n第二行\""));
  }

  @Test
  void parse_containers_haveNoTextOfTheirOwn() {
    Block root = CsvTree.parse("a,b\nc,d\n");
    Block table = root.children().getFirst();

    assertThat(root.kind()).isEqualTo(Kind.NOTE);
    assertThat(table.kind()).isEqualTo(Kind.TABLE);
    assertThat(table.children()).extracting(Block::kind).containsOnly(Kind.ROW);
    assertThat(table.children()).extracting(Block::start).containsExactly(0, 4);
    assertThat(table.children()).allMatch(row -> row.start() == row.end());
  }

  @Test
  void parse_semicolonsOrTabs_areFound() {
    assertThat(contents("a;b,c\nd;e,f;\n"))
        .containsExactly(List.of("a", "b,c"), List.of("d", "e,f", ""));
    assertThat(contents("a\tb\nc\td, e\n"))
        .containsExactly(List.of("a", "b"), List.of("c", "d, e"));
  }

  @Test
  void parse_emptyLinesAndOpenQuotes_areEndured() {
    assertThat(contents("\n\na,b\n\n\nc,\"d\n"))
        .containsExactly(List.of("a", "b"), List.of("c", "d\n"));
    assertThat(CsvTree.parse("").children()).isEmpty();
  }

  @Test
  void parse_randomTables_giveEveryCellBack() {
    long seed = 20261123;
    Random random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<List<String>> rows =
          IntStream.rangeClosed(0, random.nextInt(5))
              .mapToObj(row -> IntStream.range(0, 3).mapToObj(i -> value(random)).toList())
              .toList();
      String text =
          rows.stream()
              .map(row -> row.stream().map(CsvTreeTest::quoted).collect(Collectors.joining(",")))
              .collect(Collectors.joining("\r\n"));

      assertThat(values(text)).as("seed %d, round %d: %s", seed, round, text).isEqualTo(rows);
    }
  }

  private static String value(Random random) {
    String letters = "a词,;\"\n\r \t|？";
    return "x"
        + random
            .ints(random.nextInt(6), 0, letters.length())
            .mapToObj(i -> letters.substring(i, i + 1))
            .collect(Collectors.joining());
  }

  private static String quoted(String value) {
    return "\"" + value.replace("\"", "\"\"") + "\"";
  }

  private static List<List<String>> values(String text) {
    return contents(text).stream()
        .map(row -> row.stream().map(cell -> cell.replace("\"\"", "\"")).toList())
        .toList();
  }

  private static List<List<String>> contents(String text) {
    return CsvTree.parse(text).children().getFirst().children().stream()
        .map(row -> row.children().stream().map(cell -> cell.content(text)).toList())
        .toList();
  }

  private static List<List<String>> own(String text) {
    return CsvTree.parse(text).children().getFirst().children().stream()
        .map(row -> row.children().stream().map(c -> text.substring(c.start(), c.end())).toList())
        .toList();
  }
}
