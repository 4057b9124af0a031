package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Passage;
import dev.citenote.note.Span;
import dev.citenote.retrieve.Hit;
import java.util.List;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// When a list is taken as a whole.
class WholeListsTest {
  private static final Budget BUDGET = new Budget(Budget.USUAL);

  @Test
  void with_severalPointsOfAList_givesAllOfIt() {
    List<SourceSentence> units = units("a.md", "- 甲\n- 乙\n- 丙\n- 丁");

    List<SourceSentence> whole =
        WholeLists.with(List.of(units.get(1), units.get(3)), units.get(3), units, BUDGET);

    assertThat(whole).extracting(SourceSentence::text).containsExactly("甲", "乙", "丙", "丁");
  }

  @Test
  void with_onePointOrProse_leavesWhatWasChosen() {
    List<SourceSentence> list = units("a.md", "- 甲\n- 乙\n- 丙");
    List<SourceSentence> prose = units("b.md", "甲是一。乙是二。丙是三。");
    List<SourceSentence> one = List.of(list.getFirst());
    List<SourceSentence> two = prose.subList(0, 2);

    assertThat(WholeLists.with(one, list.getFirst(), list, BUDGET)).isEqualTo(one);
    assertThat(WholeLists.with(two, prose.getFirst(), prose, BUDGET)).isEqualTo(two);
  }

  @Test
  void with_questionOrTheSamePointTwice_leavesThemOut() {
    List<SourceSentence> units = units("a.md", "- 甲\n- 乙是什么？\n- 丙\n- 丙\n- 丁");

    List<SourceSentence> whole =
        WholeLists.with(List.of(units.get(2), units.get(4)), units.get(2), units, BUDGET);

    assertThat(whole).extracting(SourceSentence::text).containsExactly("甲", "丙", "丁");
  }

  @Test
  void with_listBesideAnotherPassage_takesTheListOnly() {
    List<SourceSentence> list = units("a.md", "- 甲\n- 乙\n- 丙");
    List<SourceSentence> other = units("b.md", "- 戊\n- 己");
    List<SourceSentence> units = Stream.concat(list.stream(), other.stream()).toList();

    List<SourceSentence> chosen = List.of(list.get(0), list.get(1), other.get(0));

    assertThat(WholeLists.with(chosen, list.getFirst(), units, BUDGET)).isEqualTo(list);
  }

  @Test
  void with_listThatDoesNotFit_leavesWhatWasChosen() {
    String text = IntStream.range(0, 20_000).mapToObj(i -> "- 第" + i + "点").collect(lines());
    List<SourceSentence> units = units("a.md", text);
    List<SourceSentence> chosen = units.subList(0, 2);

    assertThat(text).hasSizeGreaterThan(150_000);
    assertThat(WholeLists.with(chosen, units.getFirst(), units, BUDGET)).isEqualTo(chosen);
  }

  private static Collector<CharSequence, ?, String> lines() {
    return Collectors.joining("\n");
  }

  private static List<SourceSentence> units(String note, String text) {
    Span span = new Span(0, text.length(), 1, (int) text.lines().count());
    Passage passage = new Passage(note, note, List.of(), span, text, new Passage.Statement());
    return SourceSentence.of(List.of(new Hit(passage, 0, List.of(), List.of())));
  }
}
