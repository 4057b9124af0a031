package dev.citenote.note;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the encoding of a text by its content and decodes it. A byte order mark decides; then
/// UTF-8, which no other text is by chance; then UTF-16 without a mark; then the
/// [LegacyEncoding] in which the text is most plausible. No byte is ever replaced or lost.
/// Stateless.
final class TextDecoder {
  static final String BINARY = "it holds binary data";
  static final String UNKNOWN = "its encoding is not known: save it as UTF-8";

  /// Everyday text has 0.9 or more in its own encoding; Latin-1 text has less than 0 in all.
  private static final double PLAUSIBLE = .5;

  /// Least share of letters that UTF-16 without a mark must have.
  private static final double MOSTLY = .9;

  private TextDecoder() {}

  /// The text without its byte order mark.
  ///
  /// @throws UnreadableException where no encoding fits
  static String decode(byte[] bytes) throws UnreadableException {
    Optional<String> text = marked(bytes);
    if (text.isPresent()) {
      return text.get();
    }
    text = strictly(UTF_8, bytes, 0).filter(TextDecoder::isClean);
    boolean hasZeros = hasZeros(bytes);
    if (text.isEmpty() && !hasZeros) {
      text = legacy(bytes);
    }
    if (text.isEmpty()) {
      text = unmarked16(bytes);
    }
    return text.orElseThrow(() -> new UnreadableException(hasZeros ? BINARY : UNKNOWN));
  }

  /// The encoding in which the bytes are decoded; empty where none fits.
  static Optional<Charset> charset(byte[] bytes) {
    try {
      String text = decode(bytes);
      return Stream.concat(
              Stream.of(UTF_8, UTF_16LE, UTF_16BE),
              Arrays.stream(LegacyEncoding.values()).map(LegacyEncoding::charset))
          .filter(it -> strictly(it, bytes, 0).filter(all -> isMarked(all, text)).isPresent())
          .findFirst();
    } catch (UnreadableException e) {
      return Optional.empty(); // which is what was asked
    }
  }

  private static boolean isMarked(String decoded, String text) {
    return decoded.equals(text) || decoded.equals("\uFEFF" + text);
  }

  /// The text in the declared encoding; empty where its bytes do not fit.
  static Optional<String> decode(byte[] bytes, Charset declared) {
    return strictly(declared, bytes, 0).filter(TextDecoder::isClean);
  }

  /// The text after its byte order mark; empty where it has none.
  ///
  /// @throws UnreadableException where the mark does not keep its promise
  static Optional<String> marked(byte[] bytes) throws UnreadableException {
    if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
      return promised(UTF_8, bytes, 3);
    }
    if (startsWith(bytes, 0xFF, 0xFE)) {
      return promised(UTF_16LE, bytes, 2);
    }
    return startsWith(bytes, 0xFE, 0xFF) ? promised(UTF_16BE, bytes, 2) : Optional.empty();
  }

  private static Optional<String> promised(Charset charset, byte[] bytes, int from)
      throws UnreadableException {
    String text =
        strictly(charset, bytes, from).orElseThrow(() -> new UnreadableException(UNKNOWN));
    if (!isClean(text)) {
      throw new UnreadableException(BINARY);
    }
    return Optional.of(text);
  }

  private static Optional<String> legacy(byte[] bytes) {
    return Arrays.stream(LegacyEncoding.values())
        .filter(encoding -> encoding.plausibility(bytes) >= PLAUSIBLE)
        .sorted(Comparator.comparingDouble(encoding -> -encoding.plausibility(bytes)))
        .flatMap(encoding -> strictly(encoding.charset(), bytes, 0).stream())
        .filter(TextDecoder::isPrintable)
        .findFirst();
  }

  private static Optional<String> unmarked16(byte[] bytes) {
    if (bytes.length % 2 != 0) {
      return Optional.empty();
    }
    return List.of(UTF_16LE, UTF_16BE).stream()
        .flatMap(charset -> strictly(charset, bytes, 0).stream())
        .filter(text -> isPrintable(text) && letters(text) >= MOSTLY)
        .max(Comparator.comparingDouble(TextDecoder::letters));
  }

  /// Share of the characters that Chinese, Japanese and Latin text is made of.
  private static double letters(String text) {
    long known =
        text.chars()
            .filter(
                c ->
                    (c >= ' ' && c < 0x180)
                        || Character.isWhitespace(c)
                        || LegacyEncoding.isIn(c, 0x2010, 0x22FF)
                        || LegacyEncoding.isIn(c, 0x3000, 0x30FF)
                        || LegacyEncoding.isIn(c, 0x4E00, 0x9FFF)
                        || LegacyEncoding.isIn(c, 0xFF01, 0xFF5E))
            .count();
    return text.isEmpty() ? 0 : (double) known / text.length();
  }

  private static Optional<String> strictly(Charset charset, byte[] bytes, int from) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
      return Optional.of(charset.newDecoder().decode(rest).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty(); // the bytes are of another encoding, which is what was asked
    }
  }

  private static boolean isClean(String text) {
    return text.indexOf('\0') < 0;
  }

  private static boolean isPrintable(String text) {
    return text.chars().noneMatch(c -> c < ' ' && !Character.isWhitespace(c));
  }

  private static boolean hasZeros(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }

  private static boolean startsWith(byte[] bytes, int... mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if ((bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
