package dev.citenote.note;

import dev.citenote.note.Place.Kind;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/// Reads an electronic book (EPUB 2 and 3) chapter by chapter, in reading order. Its parser knows
/// neither DTDs nor external entities. Stateless.
final class BookReader {
  private static final String DAMAGED = "it is damaged, or no .epub file";

  private BookReader() {}

  static Words read(byte[] bytes) throws IOException {
    Archive archive = Archive.open(bytes);
    if (archive.part("META-INF/encryption.xml").filter(BookReader::hidesText).isPresent()) {
      throw new UnreadableException("it is encrypted");
    }
    Element root = xml(archive, "META-INF/container.xml").selectFirst("rootfile");
    if (root == null) {
      throw new UnreadableException(DAMAGED);
    }
    String path = root.attr("full-path");
    return chapters(archive, path, xml(archive, path));
  }

  private static Words chapters(Archive archive, String path, Document book) throws IOException {
    Map<String, Element> manifest = new HashMap<>();
    book.select("manifest > item, opf|manifest > opf|item")
        .forEach(item -> manifest.put(item.id(), item));
    WordsWriter writer = new WordsWriter();
    int number = 0;
    for (Element entry : book.select("spine > itemref, opf|spine > opf|itemref")) {
      number++;
      Element item = manifest.get(entry.attr("idref"));
      boolean shown = item != null && !item.attr("properties").contains("nav");
      String part = item != null && shown ? resolve(path, item.attr("href")) : "";
      if (archive.part(part).isPresent()) {
        Document chapter = xml(archive, part);
        writer.place(Kind.CHAPTER, number);
        Element body = chapter.selectFirst("body");
        new HtmlWords(writer).take(body == null ? chapter : body);
      }
    }
    return writer.finish("it has no text, only pictures");
  }

  private static Document xml(Archive archive, String name) throws IOException {
    byte[] part = archive.part(name).orElseThrow(() -> new UnreadableException(DAMAGED));
    return Jsoup.parse(HtmlReader.decode(part), Parser.xmlParser());
  }

  /// Fonts may be encrypted in a book that anybody can read.
  private static boolean hidesText(byte[] encryption) {
    return new String(encryption, StandardCharsets.UTF_8).matches("(?s).*URI=\"[^\"]*html?\".*");
  }

  private static String resolve(String base, String href) {
    String file = href.replaceFirst("#.*", "").replace("+", "%2B");
    Path folder =
        Path.of("/" + base).resolveSibling(URLDecoder.decode(file, StandardCharsets.UTF_8));
    return folder.normalize().toString().substring(1).replace('\\', '/');
  }
}
