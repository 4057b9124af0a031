package dev.citenote.note;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// The notes that benchmarks read. Stateless.
final class Corpus {
  private static final int LENGTH = 1_500_000;

  private static final String CHINESE =
      "注意力机制是一种让模型关注重要信息的方法，它在2017年被提出，此后被广泛使用。";
  private static final String ENGLISH =
      "The transformer model uses attention. It was introduced in 2017 by Vaswani et al. and it is"
          + " widely used. ";

  private Corpus() {}

  /// Ordinary notes of about 1.5 million characters.
  static String ordinary(String name) throws IOException {
    return switch (name) {
      case "questions" -> filled(seeds());
      case "chinese-prose" -> filled(CHINESE.repeat(20) + "\n\n");
      case "english-prose" -> filled(ENGLISH.repeat(20) + "\n\n");
      default -> throw new IllegalArgumentException("no such note: " + name);
    };
  }

  /// Notes that take long to read where an algorithm is not linear.
  ///
  /// @param size grows the note in proportion
  static String hostile(String shape, int size) {
    return switch (shape) {
      case "single-line" -> "深度学习模型 is a model that uses 注意力机制。".repeat(size * 20);
      case "nested-items" -> nested(size * 8);
      case "newlines" -> "\n".repeat(size * 200);
      case "carriage-returns" -> "\r".repeat(size * 200);
      case "images" -> "![".repeat(size * 50) + "x" + "](u)".repeat(size * 50);
      case "stars" -> "*".repeat(size * 200);
      case "quotes" -> ">".repeat(size * 200);
      case "deep-quotes" -> "> ".repeat(20).concat("a\n").repeat(size * 4);
      case "comments" -> "x <!--".repeat(size * 50);
      case "open-fences" -> "````\n```x\n".repeat(size * 10);
      case "formulas" -> "$$ x\n".repeat(size * 20);
      case "pipes" -> "a | b\n".repeat(size * 20);
      case "question-lines" -> "什么是X？\n".repeat(size * 20);
      case "question-gaps" -> "# 什么是X " + "为什么是Y ".repeat(size * 20) + "？";
      case "addresses" -> "1. 什么是注意力机制与模型\n\n" + "a.".repeat(size * 50);
      default -> throw new IllegalArgumentException("no such shape: " + shape);
    };
  }

  private static String seeds() throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> seeds = Files.list(Path.of("seeds"))) {
      for (Path seed : seeds.sorted().toList()) {
        all.append(Files.readString(seed)).append("\n\n");
      }
    }
    return all.toString();
  }

  private static String filled(String part) {
    return part.repeat(Math.ceilDiv(LENGTH, part.length()));
  }

  private static String nested(int items) {
    StringBuilder list = new StringBuilder();
    for (int i = 0; i < items; i++) {
      list.repeat(' ', Math.min(i, 50) * 2).append("- item ").append(i).append('\n');
    }
    return list.toString();
  }

  /// Size in UTF-8, in millions of bytes.
  static double megabytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length / 1e6;
  }
}
