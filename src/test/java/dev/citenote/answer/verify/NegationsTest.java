package dev.citenote.answer.verify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NegationsTest {

  @ParameterizedTest
  @CsvSource({
    "Redis 的持久化不会阻塞主线程。, Redis 的持久化会阻塞主线程。",
    "事务提交之后没有写日志。, 事务提交之后写日志。",
    "這個索引沒有生效。, 這個索引有生效。",
    "具有讽刺意味的不是，它坐落在大楼里。, 具有讽刺意味的是，它坐落在大楼里。",
    "Dropout is not active during inference., Dropout is active during inference.",
    "The lock isn't held by the reader., The lock is held by the reader.",
    "It had no effect on the loss., It had an effect on the loss.",
    "The index was never rebuilt., The index was rebuilt.",
    "'It was not, however, the first book.', 'It was, however, the first book.'"
  })
  void differ_oneDeniesTheOther_isSeenFromBothSides(String one, String other) {
    assertThat(Negations.differ(Negations.of(one), Negations.of(other))).isTrue();
    assertThat(Negations.differ(Negations.of(other), Negations.of(one))).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "不同的模型使用不同的词表。, 各个模型使用各自的词表。",
    "它不仅快而且省内存。, 它快而且省内存。",
    "非常适合短文本。, 适合短文本。",
    "这能不能并行取决于数据。, 能否并行取决于数据。",
    "它不会阻塞主线程。, 它不阻塞主线程。",
    "它不会阻塞，也不会复制。, 它不会复制，也不会阻塞。",
    "It is not only fast but small., It is fast and small.",
    "It does not block., It never blocks.",
    "The note is updated every day., The note is updated daily."
  })
  void differ_bothSayTheSame_isNot(String one, String other) {
    assertThat(Negations.differ(Negations.of(one), Negations.of(other))).isFalse();
    assertThat(Negations.differ(Negations.of(other), Negations.of(one))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "增大批量会提高训练的稳定性。, 增大批量会降低训练的稳定性。, true",
    "增大批量会提高训练的稳定性。, 增大批量不会降低训练的稳定性。, false",
    "日志在事务提交之前写入磁盘。, 日志在事务提交之后写入磁盘。, true",
    "A larger batch increases the noise of the gradient., A larger batch decreases the noise of the gradient., true",
    "The log is written before the commit., The log is written after the commit., true",
    "Larger batches are faster here., Smaller caches were shown there., false",
    "提高学习率，降低批量。, 降低批量，提高学习率。, false"
  })
  void opposites_sameSurroundings_differ(String one, String other, boolean differ) {
    assertThat(Opposites.differ(Negations.of(one), Negations.of(other), true)).isEqualTo(differ);
  }

  @ParameterizedTest
  @CsvSource({
    "归并排序比快速排序稳定。, 快速排序比归并排序稳定。, true",
    "归并排序比快速排序稳定。, 归并排序比快速排序更稳定。, false",
    "Kafka is faster than RabbitMQ., RabbitMQ is faster than Kafka., true",
    "Kafka is faster than RabbitMQ., Kafka is much faster than RabbitMQ., false",
    "A 调用 B 的接口。, B 的接口被 A 调用。, false"
  })
  void roles_changedPlaces_areReversed(String one, String other, boolean reversed) {
    assertThat(Roles.reversed(one, other)).isEqualTo(reversed);
  }
}
