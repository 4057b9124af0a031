package dev.citenote.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.answer.Conversation;
import dev.citenote.answer.Conversation.Turn;
import dev.citenote.answer.Question;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What a server remembers of conversations, and what it forgets.
class ConversationsTest {
  private final Conversations conversations = new Conversations();

  @Test
  void add_oneMoreThanIsRemembered_forgetsTheLeastRecentlyUsedAlone() {
    List<String> ids = IntStream.rangeClosed(0, Conversations.MOST).mapToObj(i -> "c" + i).toList();
    ids.subList(0, Conversations.MOST).forEach(id -> ask(id, "什么是 LoRA？"));
    assertThat(ids.subList(0, Conversations.MOST))
        .allSatisfy(id -> assertThat(conversations.find(id)).isPresent());

    ask(ids.getLast(), "什么是 RoPE？");

    assertThat(conversations.find(ids.getFirst())).isEmpty();
    assertThat(ids.subList(1, ids.size()))
        .allSatisfy(id -> assertThat(conversations.find(id)).isPresent());
  }

  @Test
  void add_afterTheOldestWasUsedAgain_forgetsTheNextOldest() {
    IntStream.range(0, Conversations.MOST).forEach(i -> ask("c" + i, "什么是 LoRA？"));
    assertThat(conversations.find("c0")).isPresent();
    ask("c1", "什么是 RoPE？");

    ask("new", "什么是 LoRA？");
    ask("newer", "什么是 LoRA？");

    assertThat(conversations.find("c0")).isPresent();
    assertThat(conversations.find("c1")).isPresent();
    assertThat(conversations.find("c2")).isEmpty();
    assertThat(conversations.find("c3")).isEmpty();
    assertThat(conversations.find("c4")).isPresent();
  }

  @Test
  void add_moreTurnsThanAreRemembered_keepsTheLastInOrder() {
    IntStream.rangeClosed(0, Conversation.MOST_TURNS).forEach(i -> ask("c", "第 " + i + " 题是什么？"));
    ask("other", "什么是 RoPE？");

    assertThat(conversations.find("c").orElseThrow().turns())
        .hasSize(Conversation.MOST_TURNS)
        .extracting(Turn::question)
        .startsWith("第 1 题是什么？")
        .endsWith("第 " + Conversation.MOST_TURNS + " 题是什么？");
    assertThat(conversations.find("other").orElseThrow().turns()).hasSize(1);
    assertThat(conversations.find("never")).isEmpty();
  }

  @Test
  void newId_manyTimes_isNeverTheSame() {
    Set<String> ids = new HashSet<>();
    IntStream.range(0, 1_000).forEach(i -> ids.add(Conversations.newId()));

    assertThat(ids).hasSize(1_000).allMatch(id -> id.matches("[0-9a-f]{32}"));
  }

  private void ask(String id, String question) {
    conversations.add(id, Answers.answered(new Question(question, 8, Question.Mode.AUTO)));
  }
}
