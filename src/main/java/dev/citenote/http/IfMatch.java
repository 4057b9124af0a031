package dev.citenote.http;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The header `If-Match` of RFC 9110: what a note may hold for a change to be made. `*` stands for
/// anything; a weak tag matches nothing. Immutable.
record IfMatch(boolean any, Set<String> hashes) implements Predicate<String> {
  private static final Pattern TAGS =
      Pattern.compile("\\s*+(?:W/)?\"[^\"]*+\"(?:\\s*+,\\s*+(?:W/)?\"[^\"]*+\")*+\\s*+");
  private static final Pattern STRONG = Pattern.compile("(W/)?\"([^\"]*)\"");

  IfMatch {
    hashes = Set.copyOf(hashes);
  }

  /// The header of a request; empty where it has none.
  static Optional<IfMatch> of(Context context) throws RefusedException {
    Optional<String> header = Optional.ofNullable(context.header("If-Match"));
    return header.isEmpty() ? Optional.empty() : Optional.of(of(header.get()));
  }

  private static IfMatch of(String header) throws RefusedException {
    if (header.strip().equals("*")) {
      return new IfMatch(true, Set.of());
    }
    if (!TAGS.matcher(header).matches()) {
      throw RefusedException.of(
          400,
          "bad_if_match",
          "If-Match must be an ETag in quotes, got " + Requests.excerpt(header));
    }
    Set<String> hashes = new TreeSet<>();
    Matcher tag = STRONG.matcher(header);
    while (tag.find()) {
      if (tag.group(1) == null) {
        hashes.add(tag.group(2));
      }
    }
    return new IfMatch(false, hashes);
  }

  @Override
  public boolean test(String hash) {
    return any || hashes.contains(hash);
  }

  /// The tag of a content.
  static String tag(String hash) {
    return "\"" + hash + "\"";
  }
}
