package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HtmlReaderTest {

  @Test
  void read_titleWithoutH1_isTheHeading() throws Exception {
    assertThat(read("<title>T</title><p>a")).isEqualTo("# T\n\na\n");
    assertThat(read("<title>T</title><h1>H</h1><p>a")).isEqualTo("# H\n\na\n");
  }

  @Test
  void read_sourceLinesBrokenBetweenHan_areJoinedWithoutASpace() throws Exception {
    assertThat(read("<p>注意力\n   机制 and\nmore")).isEqualTo("注意力机制 and more\n");
  }

  @Test
  void read_listRightInsideAList_isNested() throws Exception {
    assertThat(read("<ul><li>a<li>b<ul><li>c</ul><ul><li>d</ul></ul>"))
        .isEqualTo("- a\n- b\n   - c\n   - d\n");
    assertThat(read("<ul><li>a</li><ol><li>b</li></ol><li>c</li></ul>"))
        .isEqualTo("- a\n   1. b\n- c\n");
  }

  @Test
  void read_paragraphsAndCodeInAnItem_staySoIndented() throws Exception {
    assertThat(read("<ol><li><p>a</p><p>b</p><pre>c\n  d</pre></ol>"))
        .isEqualTo("1. a\n\n   b\n\n   ```\n   c\n     d\n   ```\n");
  }

  @Test
  void read_tableUsedAsALayout_isNoTable() throws Exception {
    assertThat(read("<table><tr><td><h2>H</h2><p>a</td><td><ul><li>b</ul></td></table>"))
        .isEqualTo("## H\n\na\n\n- b\n");
  }

  @Test
  void read_formulaWithTexSource_isTheSource() throws Exception {
    String formula =
        "<math><semantics><mi>x</mi><annotation encoding=\"application/x-tex\">\\sqrt{d}"
            + "</annotation></semantics></math>";

    assertThat(read("<p>除以 " + formula + " 。")).isEqualTo("除以 $\\sqrt{d}$ 。\n");
  }

  @Test
  void read_codeWithFences_isFencedByOtherMarks() throws Exception {
    assertThat(read("<pre>```</pre>")).isEqualTo("~~~\n```\n~~~\n");
  }

  @Test
  void read_definitions_areLabelsWithTheirText() throws Exception {
    assertThat(read("<dl><dt>Head<dd>One projection.</dl>"))
        .isEqualTo("**Head**\n\nOne projection.\n");
  }

  @Test
  void read_pageWithoutWords_isRefused() {
    assertThatThrownBy(() -> read("<script>x</script><nav>y</nav>"))
        .isInstanceOf(UnreadableException.class)
        .hasMessage("it has no text");
  }

  private static String read(String page) throws UnreadableException {
    return HtmlReader.read(page.getBytes(UTF_8)).text();
  }
}
