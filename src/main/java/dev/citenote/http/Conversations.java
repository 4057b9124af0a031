package dev.citenote.http;

import dev.citenote.answer.Answer;
import dev.citenote.answer.Conversation;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The conversations of a server, in memory alone; the least recently used give way. Thread-safe.
final class Conversations {
  /// Most conversations that are remembered.
  static final int MOST = 200;

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int ID_BYTES = 16;

  private final Map<String, Conversation> byId = new LinkedHashMap<>(16, 0.75f, true);

  /// An id that nobody can guess.
  static String newId() {
    byte[] id = new byte[ID_BYTES];
    RANDOM.nextBytes(id);
    return HexFormat.of().formatHex(id);
  }

  /// A conversation; empty where it never was, or was forgotten.
  synchronized Optional<Conversation> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// Remembers an answer.
  synchronized void add(String id, Answer answer) {
    byId.put(id, byId.getOrDefault(id, Conversation.EMPTY).with(answer));
    if (byId.size() > MOST) {
      byId.remove(byId.keySet().iterator().next());
    }
  }
}
