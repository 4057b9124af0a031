package dev.citenote.note;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Rewrites reStructuredText's marks as Markdown's, in place. Titles are reported by their level,
/// which is the order in which their adornments appear; so are the lines of code and
/// literal blocks; directives become blank and what they hold stays. Confined to one thread, used
/// once.
final class RstShadow {
  private static final Pattern ADORNMENT = Pattern.compile("([!-/:-@\\[-`{-~])\\1{1,}");
  private static final Pattern DIRECTIVE = Pattern.compile("\\.\\.\\s+([\\w:+-]+?)::(?:\\s+(.*))?");
  private static final Pattern OPTION = Pattern.compile(":[\\w -]+:.*");
  private static final Pattern AUTO_NUMBER = Pattern.compile("#[.)]\\s.*");

  private static final Set<String> CODE =
      Set.of("code", "code-block", "sourcecode", "highlight", "parsed-literal", "math", "doctest");

  /// Directives whose first words belong to the text; those of others are names or paths.
  private static final Set<String> REMARKS =
      Set.of(
          "note",
          "tip",
          "hint",
          "warning",
          "important",
          "caution",
          "attention",
          "danger",
          "error",
          "admonition",
          "topic",
          "rubric",
          "seealso",
          "epigraph",
          "sidebar");

  private final ShadowText shadow;
  private final List<String> adornments = new ArrayList<>();
  private int at;

  private RstShadow(String text) {
    this.shadow = new ShadowText(text);
  }

  static Shadow of(String text) {
    RstShadow rst = new RstShadow(text);
    while (rst.at < rst.shadow.size()) {
      rst.next();
      rst.at++;
    }
    return rst.shadow.finish();
  }

  private void next() {
    String line = shadow.original(at);
    if (line.isEmpty()) {
      return;
    }
    if (isOverlined()) {
      title(at + 1, line.charAt(0) + "over");
      shadow.blank(at);
      shadow.blank(at + 2);
      at += 2;
    } else if (isUnderlined()) {
      title(at, shadow.original(at + 1).substring(0, 1));
      shadow.blank(at + 1);
      at++;
    } else if (line.startsWith("..")) {
      explicit(line);
    } else if (RstTable.isRule(line)) {
      at = RstTable.rewrite(shadow, at);
    } else if (AUTO_NUMBER.matcher(line).matches()) {
      shadow.rewrite(at, "- " + line.substring(2));
    } else if (line.endsWith("::")) {
      literal(line);
    }
  }

  private boolean isOverlined() {
    String over = shadow.original(at);
    return ADORNMENT.matcher(over).matches()
        && over.length() > 2
        && !shadow.original(at + 1).isEmpty()
        && !ADORNMENT.matcher(shadow.original(at + 1)).matches()
        && shadow.original(at + 2).equals(over);
  }

  private boolean isUnderlined() {
    String under = shadow.original(at + 1);
    String above = shadow.original(at - 1);
    return (above.isEmpty() || ADORNMENT.matcher(above).matches())
        && shadow.line(at).indent() == 0
        && at + 1 < shadow.size()
        && shadow.line(at + 1).indent() == 0
        && ADORNMENT.matcher(under).matches()
        && under.length() >= Math.min(3, shadow.original(at).length())
        && !shadow.original(at).startsWith("..")
        && !ADORNMENT.matcher(shadow.original(at)).matches();
  }

  private void title(int line, String adornment) {
    if (!adornments.contains(adornment)) {
      adornments.add(adornment);
    }
    shadow.heading(line, adornments.indexOf(adornment) + 1);
  }

  /// What starts with two dots: a directive, a target, or a comment.
  private void explicit(String line) {
    Matcher directive = DIRECTIVE.matcher(line);
    if (directive.matches()) {
      directive(directive);
    } else if (line.startsWith(".. _") || line.startsWith(".. |") || line.startsWith(".. [")) {
      footnoteOrTarget(line);
    } else if (line.equals("..") || line.startsWith(".. ")) {
      comment();
    }
  }

  private void footnoteOrTarget(String line) {
    int close = line.indexOf(']');
    if (line.startsWith(".. [") && close > 0) {
      shadow.rewrite(at, " ".repeat(close + 1) + line.substring(close + 1));
    } else {
      shadow.blank(at);
    }
  }

  private void comment() {
    int indent = shadow.line(at).indent();
    shadow.blank(at);
    while (at + 1 < shadow.size()
        && shadow.line(at + 1).indent() > indent
        && !shadow.line(at + 1).isBlank()) {
      at++;
      shadow.blank(at);
    }
  }

  private void directive(Matcher directive) {
    String name = directive.group(1);
    String argument = Objects.requireNonNullElse(directive.group(2), "");
    int opening = at;
    int label = shadow.original(at).length() - argument.length();
    shadow.rewrite(at, REMARKS.contains(name) ? " ".repeat(label) + argument : "");
    skipOptions();
    if (CODE.contains(name)) {
      code(opening);
    }
  }

  /// Blanks the options below a directive.
  private void skipOptions() {
    int indent = shadow.line(at).indent();
    while (OPTION.matcher(shadow.original(at + 1)).matches()
        && shadow.line(at + 1).indent() > indent) {
      at++;
      shadow.blank(at);
    }
  }

  /// A literal block below a line that ends in two colons.
  private void literal(String line) {
    if (!shadow.original(at + 1).isEmpty()) {
      return;
    }
    if (line.equals("::")) {
      shadow.blank(at);
    }
    code(at);
  }

  /// Says that the block below, which is indented deeper than the line that opens it, is code.
  private void code(int opening) {
    int indent = shadow.line(opening).indent();
    int end = at + 1;
    while (end < shadow.size()
        && (shadow.line(end).isBlank() || shadow.line(end).indent() > indent)) {
      if (!shadow.line(end).isBlank()) {
        shadow.code(end);
        at = end;
      }
      end++;
    }
  }
}
