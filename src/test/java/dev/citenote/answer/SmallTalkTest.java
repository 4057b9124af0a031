package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.RealNotes;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Which messages ask for nothing.
class SmallTalkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "你好",
        "你好啊！",
        "？？？",
        "……",
        "为什么",
        "为什么呢？",
        "怎么办",
        "什么",
        "谢谢你",
        "在吗",
        "好的",
        "你是谁",
        "举个例子",
        "它是什么",
        "hello",
        "Hi there!",
        "thanks",
        "Thank you so much",
        "test",
        "a",
        "why?",
        "how",
        "ok",
        "who are you",
        "😀",
        "👍👍",
        "what is this?",
        "测试",
        "测试一下",
        "testing 123",
        "谢谢，为什么呢？",
        "你好^_^",
        "**why**",
        "HELLO",
        "WHY?",
        "是什么意思",
        "为什么不",
        "请问一个问题",
        "不对",
        "ok, thanks!"
      })
  void is_messageWithoutAThing_isSmallTalk(String message) {
    assertThat(SmallTalk.is(message)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LLM",
        "RoPE",
        "死锁",
        "锁",
        "C",
        "微调",
        "它山之石",
        "怎么调参",
        "什么是死锁",
        "测试金字塔",
        "unit test",
        "hello world 是什么",
        "What is it in Groovy?",
        "404",
        "谢谢你解释，RoPE 是什么",
        "why is Redis fast",
        "Why?Because",
        "对数",
        "行锁",
        "意思决定",
        "什么是测试？",
        "测试怎么做",
        "测试有哪些",
        "如何说不",
        "怎么说谢谢",
        "再见是什么意思",
        "什么是问题",
        "What is testing?",
        "What is a test?",
        "why testing",
        "What is IT?",
        "What is CAN?",
        "What is the WHO?",
        "What is NOT?",
        "IT",
        "c++",
        "c#",
        "A*",
        "What is A*?",
        "什么是 ==？",
        "什么是&&",
        "how do i say thanks"
      })
  void is_messageThatNamesAThing_isNone(String message) {
    assertThat(SmallTalk.is(message)).isFalse();
  }

  @Test
  void answer_messageThatAsksForNothing_saysWhatToWrite(@TempDir Path index) throws Exception {
    try (RealNotes notes = RealNotes.index(RealNotes.SEEDS, index)) {
      assertThat(refusal(notes, "为什么")).startsWith("这句话里没有可以在笔记里查找的内容");
      assertThat(refusal(notes, "？？？")).startsWith("这句话里没有可以在笔记里查找的内容");
      assertThat(refusal(notes, "test")).startsWith("There is nothing in this to look up");
      assertThat(notes.answerer().answer(asked("RoPE")))
          .isInstanceOfSatisfying(
              Answer.Answered.class,
              it -> assertThat(it.draft().text()).contains("Rotary Position Embedding"));
    }
  }

  private static String refusal(RealNotes notes, String message) {
    Answer answer = notes.answerer().answer(asked(message));
    assertThat(answer.trail().evidence().hits()).isEmpty();
    assertThat(answer).isInstanceOf(Answer.NotInNotes.class);
    return ((Answer.NotInNotes) answer).text();
  }

  private static Question asked(String message) {
    return new Question(message, 8, Question.Mode.EXTRACT);
  }
}
