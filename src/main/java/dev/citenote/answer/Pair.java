package dev.citenote.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Two or more things that are named side by side. Immutable.
///
/// @param sides two to four, each in words that can be understood by themselves
record Pair(List<String> sides) {
  private static final int MOST = 4;
  private static final int LONGEST = 24;
  private static final int LONGEST_IN_ENGLISH = 48;

  private static final Pattern LISTED = Pattern.compile("\\s*、\\s*");
  private static final Pattern JOINED =
      Pattern.compile("\\s*(?:以及|和|与|跟)\\s*|\\s+(?i:vs\\.?|versus)\\s+");

  /// What is said of the first side and meant of both: "Vue的computed和watch".
  private static final Pattern SHARED =
      Pattern.compile("(?<of>.{1,20}?(?:[中里]的?|的))\\s*(?<thing>.+)");

  private static final Pattern NO_SIDE =
      Pattern.compile(
          ".*(?:什么|怎|如何|哪|为何|吗|多少|[，,。：:？?]).*|(?:[它他她]们?|[这那此该]|前者|后者|两者|二者|其).*"
              + "|(?:it|its|they|them|this|that|these|those|which|what|how|why|when)\\b.*",
          Pattern.CASE_INSENSITIVE);

  Pair {
    sides = List.copyOf(sides);
  }

  /// The things that stand side by side in words of a Chinese question; empty where that is not
  /// clear.
  static Optional<Pair> in(String words) {
    String[] joined = JOINED.split(words.strip(), -1);
    if (joined.length > 2) {
      return Optional.empty();
    }
    List<String> sides = Stream.of(joined).flatMap(LISTED::splitAsStream).toList();
    return of(sides.toArray(String[]::new));
  }

  /// These things; empty where one of them is none.
  static Optional<Pair> of(String... things) {
    List<String> sides = new ArrayList<>();
    for (String thing : things) {
      sides.add(thing.strip());
    }
    boolean two = sides.size() >= 2 && sides.size() <= MOST;
    return two && sides.stream().allMatch(Pair::isSide)
        ? shared(sides).map(Pair::new).filter(it -> it.sides.stream().distinct().count() > 1)
        : Optional.empty();
  }

  private static boolean isSide(String side) {
    int longest = Subject.isChinese(side) ? LONGEST : LONGEST_IN_ENGLISH;
    return !side.isBlank() && side.length() <= longest && !NO_SIDE.matcher(side).matches();
  }

  /// What the first or last side alone says of all of them is said of each.
  private static Optional<List<String>> shared(List<String> sides) {
    Matcher first = SHARED.matcher(sides.getFirst());
    boolean inOthers = sides.stream().skip(1).anyMatch(side -> SHARED.matcher(side).matches());
    if (first.matches() && !inOthers && isLike(first.group("thing"), sides)) {
      List<String> full = new ArrayList<>(List.of(sides.getFirst()));
      sides.stream().skip(1).forEach(side -> full.add(first.group("of") + side));
      return Optional.of(full);
    }
    if (inOthers && sides.size() > 2) {
      return Optional.empty();
    }
    Matcher last = SHARED.matcher(sides.getLast());
    boolean ofLast =
        !first.matches() && last.matches() && isLike(last.group("of"), sides.subList(0, 1));
    return Optional.of(
        ofLast ? List.of(sides.getFirst() + "的" + last.group("thing"), sides.getLast()) : sides);
  }

  /// Whether a thing is written in the letters of the others.
  private static boolean isLike(String thing, List<String> others) {
    return Subject.isChinese(thing.substring(0, 1))
        == Subject.isChinese(others.getLast().substring(0, 1));
  }
}
