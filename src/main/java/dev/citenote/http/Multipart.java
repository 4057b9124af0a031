package dev.citenote.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citenote.note.NoteStore;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.io.Content;

/// The files of a form (`multipart/form-data`), read part by part as they come. Confined to one
/// thread, used once.
final class Multipart implements MultiPart.Parser.Listener {
  static final int MAX_PARTS = 100;

  /// Of the headers of one part: room for the longest name with every byte encoded, and more.
  private static final int MAX_HEADER_BYTES = 8 << 10;

  private static final String TYPE = "multipart/form-data";
  private static final int MAX_FOLDER_BYTES = 4_000;
  private static final Pattern PARAMETER =
      Pattern.compile(
          ";\\s*(name|filename)\\s*=\\s*(?:\"((?:[^\"\\\\]++|\\\\.)*+)\"|([^;\\s\"]*))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BOUNDARY =
      Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,70})\"|([^;\\s\"]{1,70}))", 2);

  private final List<File> files = new ArrayList<>();
  private Optional<String> folder = Optional.empty();
  private Optional<RefusedException> refusal = Optional.empty();
  private boolean complete;

  private Optional<String> disposition = Optional.empty();
  private ByteArrayOutputStream content = new ByteArrayOutputStream();
  private long max;
  private boolean over;
  private int parts;

  private Multipart() {}

  /// One file.
  ///
  /// @param name as the client has it: anything
  /// @param content empty where it is larger than notes of its kind may be
  record File(String name, Optional<byte[]> content) {}

  /// A form.
  ///
  /// @param folder as the client has it: anything; empty for the notes folder itself
  record Form(List<File> files, String folder) {}

  /// Reads the form in the body of a request.
  static Form read(Context context, Intake.Share share) throws RefusedException {
    Multipart form = new Multipart();
    MultiPart.Parser parser = new MultiPart.Parser(boundary(context), form);
    parser.setMaxParts(-1); // counted here
    parser.setPartHeadersMaxLength(MAX_HEADER_BYTES);
    share.read(
        Intake.MAX_UPLOAD,
        (block, from, length) -> {
          if (!form.complete) {
            ByteBuffer copy = ByteBuffer.wrap(block.clone(), from, length);
            parse(parser, Content.Chunk.from(copy, false));
          }
          form.checkRefusal(share);
        });
    if (!form.complete) {
      parse(parser, Content.Chunk.EOF);
      form.checkRefusal(share);
    }
    if (!form.complete) {
      throw share.closing(400, "bad_form", "the form ends before its last part does");
    }
    if (form.files.isEmpty()) {
      throw RefusedException.of(
          400, "no_files", "the form holds no file: send one or more parts with a filename");
    }
    return new Form(List.copyOf(form.files), form.folder.orElse(""));
  }

  private static void parse(MultiPart.Parser parser, Content.Chunk chunk) throws RefusedException {
    try {
      parser.parse(chunk);
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw RefusedException.of(400, "bad_form", "the form cannot be read");
    }
  }

  private void checkRefusal(Intake.Share share) throws RefusedException {
    if (refusal.isPresent()) {
      ProblemJson why = refusal.get().problem();
      throw share.closing(why.status(), why.code(), why.detail());
    }
  }

  private static String boundary(Context context) throws RefusedException {
    String type = Optional.ofNullable(context.contentType()).orElse("");
    Matcher boundary = BOUNDARY.matcher(type);
    if (!type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(TYPE) || !boundary.find()) {
      throw RefusedException.of(
          415,
          "unsupported_media_type",
          "send Content-Type: multipart/form-data with a boundary, got " + Requests.excerpt(type));
    }
    return Optional.ofNullable(boundary.group(1)).orElseGet(() -> boundary.group(2));
  }

  @Override
  public void onPartBegin() {
    parts++;
    if (parts > MAX_PARTS) {
      refuse(413, "too_many_parts", "the form has more than %d parts: send fewer", MAX_PARTS);
    }
    disposition = Optional.empty();
    content = new ByteArrayOutputStream();
    over = false;
  }

  @Override
  public void onPartHeader(String name, String value) {
    if (name.equalsIgnoreCase("Content-Disposition")) {
      disposition = Optional.of(value);
    }
  }

  @Override
  public void onPartHeaders() {
    max = parameter("filename").map(NoteStore::maxBytes).orElse((long) MAX_FOLDER_BYTES);
  }

  @Override
  public void onPartContent(Content.Chunk chunk) {
    ByteBuffer bytes = chunk.getByteBuffer();
    over |= content.size() + (long) bytes.remaining() > max;
    if (!over && refusal.isEmpty()) {
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      content.writeBytes(copy);
    }
  }

  @Override
  public void onPartEnd() {
    Optional<String> file = parameter("filename");
    String field = parameter("name").orElse("");
    if (file.isPresent()) {
      // A browser sends such a part where no file was chosen.
      if (!file.get().isEmpty() || content.size() > 0) {
        files.add(
            new File(file.get(), over ? Optional.empty() : Optional.of(content.toByteArray())));
      }
    } else if (field.equals("folder") && folder.isEmpty() && !over) {
      folder = Optional.of(content.toString(UTF_8));
    } else {
      refuse(
          400,
          "unknown_field",
          "%s is no field: send files, and at most one short folder",
          Requests.excerpt(field));
    }
    content = new ByteArrayOutputStream();
  }

  @Override
  public void onComplete() {
    complete = true;
  }

  @Override
  public void onFailure(Throwable failure) {
    refuse(400, "bad_form", "the form cannot be read%s", "");
  }

  private void refuse(int status, String code, String detail, Object value) {
    if (refusal.isEmpty()) {
      refusal = Optional.of(RefusedException.of(status, code, detail.formatted(value)));
    }
  }

  private Optional<String> parameter(String name) {
    Matcher parameters = PARAMETER.matcher(disposition.orElse(""));
    while (parameters.find()) {
      if (parameters.group(1).equalsIgnoreCase(name)) {
        return Optional.of(
            Optional.ofNullable(parameters.group(2))
                .map(Multipart::unquoted)
                .orElseGet(() -> parameters.group(3)));
      }
    }
    return Optional.empty();
  }

  /// Browsers write a quotation mark as `%22`, other clients with a backslash. Any other backslash
  /// is the name's own.
  private static String unquoted(String quoted) {
    return quoted.replace("\\\"", "\"").replace("\\\\", "\\").replace("%22", "\"");
  }
}
