package dev.citenote.answer.verify;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Two clauses in the same words, of which two have changed places around a third: "甲公司收购了乙公司"
/// against "乙公司收购了甲公司". Stateless.
final class Exchange {
  /// What is longer is not compared, in tokens.
  private static final int LONGEST = 60;

  /// Words that say nothing of who does what.
  private static final Set<String> LIGHT = Set.of("a", "an", "the", "了", "也", "都", "还", "更");

  /// What may stand between two things that can change places.
  private static final Pattern EITHER_WAY =
      Pattern.compile(
          "[、，,]|和|与|及|或|跟|同|等|对应|互|相|类似|连接|即|\\b(?:and|or|with|between|from|to|vs|versus|equals?|same|similar|like|near|meets?|corresponds?)\\b"
              + "|^\\s*(?:是|为|叫做?|称为|指|\\b(?:is|are|was|were|means?|becomes?)\\b)\\s*(?:an?|the)?\\s*$",
          Pattern.CASE_INSENSITIVE);

  private Exchange() {}

  /// Whether a clause of one text is one of the other with two things exchanged, and stands nowhere
  /// there as it is.
  static boolean between(String one, String other) {
    List<List<Word>> here = clauses(one);
    List<List<Word>> there = clauses(other);
    return here.stream()
        .filter(
            it ->
                there.stream()
                    .noneMatch(that -> Collections.indexOfSubList(forms(that), forms(it)) >= 0))
        .anyMatch(it -> there.stream().anyMatch(that -> exchanged(it, that, one)));
  }

  private static List<List<Word>> clauses(String text) {
    List<List<Word>> clauses = new ArrayList<>();
    int clause = -1;
    for (Word word : Word.of(text)) {
      if (word.clause() != clause) {
        clauses.add(new ArrayList<>());
        clause = word.clause();
      }
      if (!LIGHT.contains(word.form())) {
        clauses.getLast().add(word);
      }
    }
    return clauses.stream().filter(it -> it.size() > 2 && it.size() <= LONGEST).toList();
  }

  private static List<String> forms(List<Word> words) {
    return words.stream().map(Word::form).toList();
  }

  private static boolean exchanged(List<Word> words, List<Word> others, String text) {
    List<String> here = forms(words);
    List<String> there = forms(others);
    if (!here.stream().sorted().toList().equals(there.stream().sorted().toList())) {
      return false;
    }
    int from = 0;
    while (here.get(from).equals(there.get(from))) {
      from++;
    }
    int to = here.size();
    while (here.get(to - 1).equals(there.get(to - 1))) {
      to--;
    }
    List<String> own = here.subList(from, to);
    List<String> swapped = there.subList(from, to);
    for (int first = 1; first < own.size() - 1; first++) {
      for (int second = first + 1; second < own.size(); second++) {
        if (isSwap(own, swapped, first, second)) {
          int start = words.get(from + first).start();
          int end = words.get(from + second).start();
          return !EITHER_WAY.matcher(text.substring(start, end)).find();
        }
      }
    }
    return false;
  }

  /// Whether what stands before one place and what stands from another on have changed places.
  private static boolean isSwap(List<String> own, List<String> swapped, int first, int second) {
    int last = own.size() - second;
    return own.subList(second, own.size()).equals(swapped.subList(0, last))
        && own.subList(first, second).equals(swapped.subList(last, last + second - first))
        && own.subList(0, first).equals(swapped.subList(last + second - first, own.size()));
  }
}
