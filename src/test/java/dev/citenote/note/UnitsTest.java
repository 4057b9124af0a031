package dev.citenote.note;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.note.Passage.Statement;
import dev.citenote.note.Unit.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnitsTest {
  private static final PassageCutter CUTTER = new PassageCutter(String::length, 512);

  @Test
  void of_list_isWholeItemsWithWrappedLinesAndThoseInside() {
    List<Unit> units =
        units("## 缓存\n- 查不存在的键，\n  每次都打到库\n- 热点键过期\n  - 用互斥锁\n  - 用逻辑过期\n- 同时过期。加随机\n");

    assertThat(units).extracting(Unit::kind).containsOnly(Kind.ITEM);
    assertThat(units)
        .extracting(Unit::shown)
        .containsExactly("查不存在的键，每次都打到库", "热点键过期\n  - 用互斥锁\n  - 用逻辑过期", "同时过期。加随机");
  }

  @Test
  void of_pointsNumberedOnOneLine_isEachPoint() {
    List<Unit> units = units("## 为什么离职\n```\n1. 有职业规划,去更大平台 2. 能力与薪资匹配 3. 通勤 2.5 小时\n```\n");

    assertThat(units)
        .extracting(Unit::shown)
        .containsExactly("有职业规划,去更大平台", "能力与薪资匹配", "通勤 2.5 小时");
  }

  @Test
  void of_codeBesideProse_isOneUnitAlthoughAPassageLeavesOutItsFence() {
    String code = "int a = 1;\n\nif (a > 0) {\n    run(a);\n}";

    assertThat(units("## 前\n```java\n" + code + "\n```\n然后看结果。\n"))
        .extracting(Unit::shown)
        .containsExactly("```\n" + code + "\n```", "然后看结果。");
    assertThat(units("## 后\n写法如下：\n\n```java\n" + code + "\n```\n"))
        .extracting(Unit::kind)
        .containsExactly(Kind.LEAD_IN, Kind.CODE);
    assertThat(units("## 只有\n```java\n" + code + "\n```\n"))
        .extracting(Unit::kind)
        .containsExactly(Kind.CODE);
  }

  @Test
  void of_textBetweenFences_isText() {
    assertThat(units("## 自我介绍\n```\n我做过两年检索，负责排序。后来转去做推荐。\n```\n"))
        .extracting(Unit::kind)
        .containsOnly(Kind.SENTENCE);
  }

  @Test
  void of_formulaOnLinesOfItsOwn_isOneUnit() {
    assertThat(units("## 损失\n定义如下：\n$$\nL = a + b. \nc = d\n$$\n其中 a 是误差。\n"))
        .extracting(Unit::kind)
        .containsExactly(Kind.LEAD_IN, Kind.FORMULA, Kind.SENTENCE);
    assertThat(units("## 损失\n看下式。\n\\[\nL = a + b. \nc = d\n\\]\n"))
        .extracting(Unit::shown)
        .containsExactly("看下式。", "\\[\nL = a + b.\nc = d\n\\]");
  }

  @Test
  void of_table_isItsRowsAndTheHeaderIsNone() {
    List<Unit> units = units("## 对比\n| | 快 | 稳 |\n|---|---|---|\n| A | 是 | 否 |\n| B | 否 | 是 |\n");

    assertThat(units).extracting(Unit::shown).containsExactly("| A | 是 | 否", "| B | 否 | 是");
    assertThat(Rows.header("| 快 | 稳 |", units.getFirst().shown()))
        .isEqualTo("|  | 快 | 稳 |\n|---|---|---|");
  }

  @Test
  void of_whatOnlyNamesOrMarks_isNoUnit() {
    List<Unit> units =
        units("## 锁\n说明一句话。\n\n![图](a.png)\n\n[原文](https://a.example/b)\n\n> 引用的话，\n> 下一行继续。\n");

    assertThat(units).extracting(Unit::shown).containsExactly("说明一句话。", "引用的话，下一行继续。");
  }

  @Test
  void asks_sentenceThatEndsWithAQuestionMark() {
    List<Unit> units = units("# 事务\n一致性是目的，其他三个是手段，靠日志和锁来实现。哪些是手段？隔离性就是其中之一。\n");

    assertThat(units).filteredOn(Unit::asks).extracting(Unit::shown).containsExactly("哪些是手段？");
  }

  @Test
  void of_anyPassage_placesAreItsCharactersInOrder() {
    for (Passage passage :
        statements(
            "## a\n1. 一。二\n   续行\n2. x = `a. b`\n\n```\nf(x);\n```\n完。\n\n| a | b |\n|-|-|\n| c | d |\n")) {
      int end = 0;
      for (Unit unit : Units.of(passage)) {
        assertThat(unit.range().start()).isGreaterThanOrEqualTo(end);
        assertThat(unit.range().of(passage.text())).isNotBlank();
        end = unit.range().end();
      }
    }
  }

  private static List<Unit> units(String text) {
    return statements(text).stream().flatMap(passage -> Units.of(passage).stream()).toList();
  }

  private static List<Passage> statements(String text) {
    return CUTTER.cut(new Note("a.md", text, "hash")).stream()
        .filter(passage -> passage.role() instanceof Statement)
        .toList();
  }
}
