package dev.citenote.retrieve;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ChineseScriptTest {
  @Test
  void simplified_traditional_isSimplified() {
    assertThat(ChineseScript.simplified("資料庫的檢索增強 RAG")).isEqualTo("资料库的检索增强 RAG");
    assertThat(ChineseScript.simplified('乹')).isEqualTo('干');
  }

  @Test
  void simplified_nothingToDo_isTheSameText() {
    for (String text : new String[] {"", "数据库", "plain", "\uD800", "\uFFFF"}) {
      assertThat(ChineseScript.simplified(text)).isSameAs(text);
    }
  }

  @Test
  void simplifiedIfTraditional_simplifiedText_isLeftAsItIs() {
    assertThat(ChineseScript.simplifiedIfTraditional("著名的乾隆")).isEqualTo("著名的乾隆");
    assertThat(ChineseScript.simplifiedIfTraditional("著名資料")).isEqualTo("着名资料");
  }
}
