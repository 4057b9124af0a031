package dev.citenote.note;

import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Rewrites Org's marks as Markdown's, in place. Headlines, source and example blocks, tables,
/// lists and titles keep their meaning; drawers, planning lines, comments and keywords become
/// blank. Emphasis stays as it is. Confined to one thread, used once.
final class OrgShadow {
  private static final Pattern HEADLINE = Pattern.compile("(\\*+)\\s+(\\S.*)");
  private static final Pattern TODO = Pattern.compile("(?:TODO|DONE|NEXT|WAIT|CANCELED)\\s+");
  private static final Pattern PRIORITY = Pattern.compile("\\[#[A-Z0-9]]\\s+");
  private static final Pattern TAGS = Pattern.compile("\\s+:[\\p{L}\\p{N}_@#%:]+:$");
  private static final Pattern BEGIN = Pattern.compile("(?i)#\\+begin_(\\w+)(?:\\s+(\\S+).*)?.*");
  private static final Pattern END = Pattern.compile("(?i)#\\+end_\\w+|:end:");
  private static final Pattern TITLE = Pattern.compile("(?i)#\\+title:\\s*(.*)");
  private static final Pattern KEYWORD = Pattern.compile("#\\+\\w+(?:\\[[^]]*])?:.*");
  private static final Pattern PLANNING = Pattern.compile("(?:SCHEDULED|DEADLINE|CLOSED):.*");
  private static final Pattern DRAWER = Pattern.compile(":[\\p{L}_-]+:");
  private static final NavigableSet<Integer> NONE = Collections.emptyNavigableSet();
  private static final Pattern TABLE_RULE = Pattern.compile("\\|[-+]+\\|?");

  private static final int DEEPEST = 12;

  /// Tags stand in the last characters of a headline.
  private static final int LONGEST_TAGS = 200;

  private final ShadowText shadow;
  private final NavigableSet<Integer> headlines = new TreeSet<>();
  private final Map<String, NavigableSet<Integer>> ends = new HashMap<>();
  private int at;

  private OrgShadow(String text) {
    this.shadow = new ShadowText(text);
    for (int i = 0; i < shadow.size(); i++) {
      String line = shadow.original(i);
      Matcher end = END.matcher(line);
      if (end.matches()) {
        ends.computeIfAbsent(line.toLowerCase(Locale.ROOT), mark -> new TreeSet<>()).add(i);
      } else if (line.startsWith("*") && HEADLINE.matcher(line).matches()) {
        headlines.add(i);
      }
    }
  }

  /// The first line from here on that holds this mark, or the number of lines.
  private int end(String mark) {
    Integer line = ends.getOrDefault(mark, NONE).ceiling(at);
    return line == null ? shadow.size() : line;
  }

  static Shadow of(String text) {
    OrgShadow org = new OrgShadow(text);
    while (org.at < org.shadow.size()) {
      org.next();
      org.at++;
    }
    return org.shadow.finish();
  }

  private void next() {
    String line = shadow.original(at);
    Matcher headline = HEADLINE.matcher(line);
    if (headline.matches() && shadow.line(at).indent() == 0) {
      headline(headline.group(1).length(), line);
    } else if (line.startsWith("#")) {
      hash(line);
    } else if (DRAWER.matcher(line).matches()) {
      drawer();
    } else if (TABLE_RULE.matcher(line).matches()) {
      shadow.rewrite(at, line.replace('+', '|'));
    } else if (PLANNING.matcher(line).matches()) {
      shadow.blank(at);
    } else if (line.startsWith(": ")) {
      fixedWidth();
    }
  }

  /// Stars become hashes; what Org keeps about the entry, such as its state and tags, is no title.
  private void headline(int level, String line) {
    StringBuilder words = new StringBuilder(line);
    if (level <= 6) {
      words.replace(0, level, "#".repeat(level));
    } else {
      shadow.heading(at, Math.min(level, DEEPEST));
      words.replace(0, level, " ".repeat(level));
    }
    int from = level;
    for (Pattern mark : new Pattern[] {TODO, PRIORITY}) {
      while (from < words.length() && words.charAt(from) == ' ') {
        from++;
      }
      Matcher found = mark.matcher(words).region(from, words.length());
      if (found.lookingAt() && found.end() < words.length()) {
        blank(words, from, found.end());
      }
    }
    Matcher tags = TAGS.matcher(words);
    tags.region(Math.max(0, words.length() - LONGEST_TAGS), words.length());
    if (tags.find()) {
      blank(words, tags.start(), tags.end());
    }
    shadow.rewrite(at, words.toString());
  }

  private static void blank(StringBuilder words, int from, int to) {
    words.replace(from, to, " ".repeat(to - from));
  }

  private void hash(String line) {
    Matcher begin = BEGIN.matcher(line);
    Matcher title = TITLE.matcher(line);
    if (END.matcher(line).matches()) {
      shadow.blank(at);
    } else if (begin.matches()) {
      block(begin.group(1).toLowerCase(Locale.ROOT), begin.group(2));
    } else if (title.matches()) {
      shadow.heading(at, 1);
      int label = line.length() - title.group(1).length();
      shadow.rewrite(at, " ".repeat(label) + title.group(1));
    } else if (KEYWORD.matcher(line).matches() || line.equals("#") || line.startsWith("# ")) {
      shadow.blank(at);
    }
  }

  private void block(String kind, @Nullable String language) {
    int last = end("#+end_" + kind);
    if (last == shadow.size()) {
      shadow.blank(at);
      return;
    }
    switch (kind) {
      case "src", "example", "export" -> fences(last, language == null ? "" : language);
      case "comment" -> {
        for (int i = at; i <= last; i++) {
          shadow.blank(i);
        }
        at = last;
      }
      default -> shadow.blank(at);
    }
  }

  private void fences(int last, String language) {
    shadow.rewrite(at, "```" + language);
    shadow.rewrite(last, "```");
    at = last;
  }

  /// Properties and logs; a drawer that does not end is text.
  private void drawer() {
    int last = end(":end:");
    Integer headline = headlines.ceiling(at);
    if (last == shadow.size() || last == at || (headline != null && headline < last)) {
      return;
    }
    for (; at < last; at++) {
      shadow.blank(at);
    }
    shadow.blank(last);
  }

  /// Lines after a colon and a space are printed as they are: the colon becomes white.
  private void fixedWidth() {
    shadow.rewrite(at, " " + shadow.original(at).substring(1));
  }
}
