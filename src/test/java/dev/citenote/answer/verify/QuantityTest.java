package dev.citenote.answer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
  @ParameterizedTest
  @CsvSource({
    "大学建于 1792 年。, year",
    "The house was built in 1792., year",
    "It was planned for 2048., year",
    "向量有 2048 维。, ''",
    "The vector has 1536 dimensions., ''",
    "隐藏维度是 1024。, ''",
    "The limit is 2000 tokens., ''",
    "模型有 175M 参数。, ''",
    "机器有 4G 内存。, ''",
    "It was trained on 1.5T tokens., ''",
    "绳长 5 m。, length",
    "面粉 200 g。, mass",
    "The run takes 3 h., time",
    "组里有 3 位老师。, ''",
    "整数是 32 位的。, bit",
    "等 5 个工作日。, workday",
    "It takes 5 business days., workday",
    "等 5 天。, day"
  })
  void of_numberWithWhatFollows_measuresThat(String text, String dimension) {
    assertThat(Quantity.of(text, Figures.of(text)))
        .singleElement()
        .extracting(Quantity::dimension)
        .isEqualTo(dimension);
  }
}
