package dev.citenote.note;

import dev.citenote.note.Place.Kind;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// Reads a PDF page by page. Forms, scripts and attachments are not looked at, so nothing of a
/// document is ever run or fetched. Stateless.
final class PdfReader {

  /// Most memory and disk that a document's unpacked streams may take, in bytes.
  private static final long MAX_MEMORY = 32L << 20;

  private static final long MAX_STORAGE = 200L << 20;

  private PdfReader() {}

  static Words read(byte[] bytes) throws IOException {
    MemoryUsageSetting memory = MemoryUsageSetting.setupMixed(MAX_MEMORY, MAX_STORAGE);
    try (PDDocument document = Loader.loadPDF(bytes, "", null, null, memory.streamCache)) {
      List<List<PdfLine>> pages = new PdfLines().read(document);
      PdfLayout layout = new PdfLayout(pages);
      WordsWriter writer = new WordsWriter();
      for (int i = 0; i < pages.size(); i++) {
        writer.place(Kind.PAGE, i + 1);
        layout.write(layout.body(pages.get(i)), writer);
      }
      return writer.finish("it has no text, only pictures: run a text recognition over it first");
    } catch (InvalidPasswordException e) {
      throw new UnreadableException("it needs a password");
    } catch (PdfLines.TooMuchException e) {
      throw new UnreadableException(WordsWriter.TOO_MUCH);
    }
  }
}
