package dev.citenote.answer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.answer.verify.Figure.Kind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,000 米            | 1000
          １２ 个             | 12
          三十人              | 30
          两百零五个          | 205
          三万五千人          | 35000
          3.5万               | 35000
          70亿                | 7e9
          7B 参数             | 7e9
          30k                 | 30000
          1.5 million         | 1.5e6
          twenty-five people  | 25
          two hundred and five | 205
          三點五個            | 3.5
          二〇一五年          | 2015
          20世纪90年代        | 1990
          the 1990s           | 1990
          百分之五十          | 50
          50%                 | 50
          50 per cent         | 50
          6½ 次               | 6.5
          1e-4                | 0.0001
          第三层              | 3
          the fifth layer     | 5
          GPT-4               | 4
          4 March             | 4 3
          3月4日              | 3 4
          """)
  void of_anyWriting_isItsValue(String text, String values) {
    List<Figure> figures = Figures.of(text);

    assertThat(figures)
        .filteredOn(Figure::binding)
        .extracting(Figure::value)
        .containsExactlyElementsOf(
            List.of(values.split(" ")).stream().map(Double::valueOf).toList());
  }

  @ParameterizedTest
  @CsvSource({"十分重要", "一些例子", "五六个", "统一的接口", "四川", "万一失败", "一个例子", "one of them", "上千人"})
  void of_wordsThatCountNothing_bindNothing(String text) {
    assertThat(Figures.of(text)).noneMatch(Figure::binding);
  }

  @ParameterizedTest
  @CsvSource({"1987 年, YEAR", "in 1987, YEAR", "1987 个, OTHER", "1987 ms, OTHER", "50%, PERCENT"})
  void of_number_isOfItsKind(String text, Kind kind) {
    assertThat(Figures.of(text)).extracting(Figure::kind).containsExactly(kind);
  }
}
