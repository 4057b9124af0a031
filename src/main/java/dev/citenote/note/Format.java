package dev.citenote.note;

import dev.citenote.note.Note.Markup;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The formats that are read, told apart by the ending of a file's name. A *text* format is kept
/// as it stands in the file; of any other, a *document*, the words are taken.
enum Format {
  MARKDOWN(Markup.MARKDOWN, "md markdown"),
  PLAIN_TEXT(Markup.MARKDOWN, "txt"),
  HTML("html htm"),
  PDF("pdf"),
  WORD("docx"),
  SLIDES("pptx"),
  NOTEBOOK("ipynb"),
  ORG(Markup.ORG, "org"),
  RESTRUCTURED_TEXT(Markup.RESTRUCTURED_TEXT, "rst"),
  TABLE(Markup.CSV, "csv"),
  BOOK("epub");

  /// Largest document that is opened, in bytes; most of it may be pictures.
  private static final long MAX_DOCUMENT_BYTES = 50L << 20;

  private final boolean text;
  private final Markup markup;
  private final String endings; // parted by spaces

  Format(Markup markup, String endings) {
    this.text = true;
    this.markup = markup;
    this.endings = endings;
  }

  Format(String endings) {
    this.text = false;
    this.markup = Markup.MARKDOWN;
    this.endings = endings;
  }

  /// The format of a file; empty where it is not read.
  static Optional<Format> of(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.contains(".")
        ? Arrays.stream(values()).filter(format -> format.endings().contains(ending)).findFirst()
        : Optional.empty();
  }

  /// Why a file of another format is skipped.
  static String notRead() {
    return Arrays.stream(values())
        .flatMap(format -> format.endings().stream())
        .collect(Collectors.joining(" .", "its format is not read; these are: .", ""));
  }

  boolean isText() {
    return text;
  }

  Markup markup() {
    return markup;
  }

  /// Largest file that is read, in bytes.
  long maxBytes() {
    return text ? NotesFolder.MAX_BYTES : MAX_DOCUMENT_BYTES;
  }

  /// Why a file over [#maxBytes] is skipped.
  String tooLarge() {
    return "it is larger than " + (maxBytes() >> 20) + " MB";
  }

  /// Its usual ending, with the dot.
  String ending() {
    return "." + endings().getFirst();
  }

  private List<String> endings() {
    return List.of(endings.split(" ", -1));
  }
}
