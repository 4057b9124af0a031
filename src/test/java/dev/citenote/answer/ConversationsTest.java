package dev.citenote.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.citenote.answer.Conversation.Turn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What leans on a conversation, and what stands by itself, from files: "questions before, each
/// with its answer behind =>" | "question" | "words that must be in it".
class ConversationsTest {
  private static final Path FOLDER = Path.of("src/test/resources/conversations");

  private static final List<String> BEFORE =
      List.of(
          "什么是 LoRA？",
          "What is LoRA?",
          "RAG和微调的区别是什么？",
          "什么是 LoRA？ ;; 什么是 QLoRA？",
          "Redis 的持久化方式有哪些？=>- RDB：快照 [1]#- AOF：日志 [2]");

  static Stream<String> followUps() throws Exception {
    return Files.readAllLines(FOLDER.resolve("follow-ups.txt")).stream();
  }

  static Stream<String> selfContained() throws Exception {
    return Files.readAllLines(FOLDER.resolve("self-contained.txt")).stream();
  }

  @ParameterizedTest
  @MethodSource("followUps")
  void resolve_questionThatLeans_saysWhatItIsAbout(String line) {
    List<String> fields = List.of(line.split(" \\| ", 3));

    Optional<String> resolved = FollowUp.resolve(fields.get(1), after(fields.getFirst()));

    assertThat(resolved).isPresent();
    for (String words : fields.getLast().split("&", -1)) {
      List<String> either =
          Stream.of(words.split("\\|", -1)).map(ConversationsTest::plain).toList();
      assertThat(either).anyMatch(it -> plain(resolved.orElseThrow()).contains(it));
    }
  }

  @ParameterizedTest
  @MethodSource("selfContained")
  void resolve_questionThatStands_isLeftWhateverWasSaidBefore(String question) {
    assertThat(BEFORE)
        .allSatisfy(it -> assertThat(FollowUp.resolve(question, after(it))).isEmpty());
  }

  private static Conversation after(String before) {
    return new Conversation(
        Stream.of(before.split(";;", -1)).map(String::strip).map(ConversationsTest::turn).toList());
  }

  private static Turn turn(String said) {
    List<String> both = List.of(said.split("=>", -1));
    List<String> items = Listed.in(String.join("\n", both.getLast().split("#", -1)));
    return new Turn(both.getFirst(), true, items);
  }

  private static String plain(String text) {
    return text.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
