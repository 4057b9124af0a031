package dev.citenote.note;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// Reads a web page. Nothing that it points to is fetched. Stateless.
final class HtmlReader {

  /// Characters in which a page must declare its encoding; the standard says 1,024.
  private static final int DECLARED_WITHIN = 4096;

  private static final Pattern DECLARED =
      Pattern.compile("(?i)<meta[^>]{0,200}?charset\\s*=\\s*[\"']?\\s*([\\w:.-]{1,40})");

  private static final Pattern XML_DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}?encoding\\s*=\\s*[\"']([\\w:.-]{1,40})");

  private HtmlReader() {}

  static Words read(byte[] bytes) throws UnreadableException {
    Document page = Jsoup.parse(decode(bytes), Parser.htmlParser());
    WordsWriter writer = new WordsWriter();
    if (page.selectFirst("h1") == null) {
      writer.heading(1, page.title());
    }
    new HtmlWords(writer).take(page.body());
    return writer.finish("it has no text");
  }

  /// The page's source: by its mark, then as it declares, then as its content looks.
  static String decode(byte[] bytes) throws UnreadableException {
    Optional<String> marked = TextDecoder.marked(bytes);
    if (marked.isPresent()) {
      return marked.get();
    }
    int length = Math.min(bytes.length, DECLARED_WITHIN);
    String head = new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    Optional<String> declared =
        declared(head).flatMap(charset -> TextDecoder.decode(bytes, charset));
    return declared.isPresent() ? declared.get() : TextDecoder.decode(bytes);
  }

  private static Optional<Charset> declared(String head) {
    Matcher xml = XML_DECLARED.matcher(head);
    Matcher meta = DECLARED.matcher(head);
    if (xml.find()) {
      return charset(xml.group(1));
    }
    return meta.find() ? charset(meta.group(1)) : Optional.empty();
  }

  /// What browsers take the name for: the wider encoding of its family.
  private static Optional<Charset> charset(String name) {
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk" ->
          Optional.of(LegacyEncoding.GB18030.charset());
      case "big5", "big5-hkscs", "x-x-big5" -> Optional.of(LegacyEncoding.BIG5.charset());
      case "shift_jis", "shift-jis", "sjis", "x-sjis", "windows-31j" ->
          Optional.of(LegacyEncoding.SHIFT_JIS.charset());
      case "iso-8859-1", "latin1", "us-ascii" -> Optional.of(Charset.forName("windows-1252"));
      default -> supported(name);
    };
  }

  private static Optional<Charset> supported(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty(); // then the content decides
    }
  }
}
