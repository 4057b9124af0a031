package dev.citenote.note;

import java.nio.charset.Charset;

/// An encoding of Chinese or Japanese text from before Unicode. Each puts the characters that are
/// used every day into the first block of its table, and the rare ones behind; read in a wrong
/// encoding, everyday text falls out of that block. Immutable.
enum LegacyEncoding {
  GB18030("GB18030") {
    @Override
    int length(int lead, int trail) {
      return trail >= 0x30 && trail <= 0x39 ? 4 : 2;
    }

    @Override
    double worth(int lead, int trail) {
      if (trail < 0xA1) {
        return trail <= 0x39 ? -1 : -.5;
      }
      return isIn(lead, 0xA1, 0xA3) || isIn(lead, 0xB0, 0xD7) ? 1 : isIn(lead, 0xD8, 0xF7) ? 0 : -1;
    }
  },
  BIG5("x-MS950-HKSCS") {
    @Override
    int length(int lead, int trail) {
      return 2;
    }

    @Override
    double worth(int lead, int trail) {
      return isIn(lead, 0xA1, 0xC6) ? 1 : isIn(lead, 0xC9, 0xF9) ? 0 : -1;
    }
  },
  SHIFT_JIS("windows-31j") {
    @Override
    int length(int lead, int trail) {
      return isHalfWidth(lead) ? 1 : 2;
    }

    @Override
    double worth(int lead, int trail) {
      if (isHalfWidth(lead)) {
        return -.5;
      }
      return isIn(lead, 0x81, 0x83) || isIn(lead, 0x88, 0x97) ? 1 : isIn(lead, 0x98, 0xEA) ? 0 : -1;
    }

    private boolean isHalfWidth(int lead) {
      return isIn(lead, 0xA1, 0xDF);
    }
  };

  /// Bytes after which plausibility no longer changes.
  private static final int SAMPLE = 1 << 16;

  private final Charset charset;

  LegacyEncoding(String charset) {
    this.charset = Charset.forName(charset);
  }

  /// What decodes it.
  Charset charset() {
    return charset;
  }

  /// Bytes of the character that starts with these two.
  abstract int length(int lead, int trail);

  /// 1 for a character used every day, 0 for a rare one, less for one that hardly anybody writes.
  abstract double worth(int lead, int trail);

  /// Mean worth of the characters outside ASCII, -1 to 1; 0 where there are none.
  double plausibility(byte[] bytes) {
    double sum = 0;
    int count = 0;
    int end = Math.min(bytes.length, SAMPLE);
    int at = 0;
    while (at < end) {
      int lead = bytes[at] & 0xFF;
      if (lead < 0x80) {
        at++;
        continue;
      }
      int trail = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0;
      sum += worth(lead, trail);
      count++;
      at += length(lead, trail);
    }
    return count == 0 ? 0 : sum / count;
  }

  static boolean isIn(int value, int first, int last) {
    return value >= first && value <= last;
  }
}
