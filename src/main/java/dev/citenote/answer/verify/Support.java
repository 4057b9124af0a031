package dev.citenote.answer.verify;

/// How well the cited places carry a sentence.
public enum Support {
  SUPPORTED,
  WEAK,
  UNSUPPORTED
}
