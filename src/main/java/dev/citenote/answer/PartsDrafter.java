package dev.citenote.answer;

import dev.citenote.answer.Outcome.Answerable;
import dev.citenote.retrieve.Hit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Drafts an answer out of sentences of the notes: for a question of several parts under a title
/// for each part that they cover, in the question's order. Immutable and thread-safe.
final class PartsDrafter {
  private final ExtractiveDrafter extractive;

  PartsDrafter(ExtractiveDrafter extractive) {
    this.extractive = extractive;
  }

  /// @param modelFailure why a language model that was asked first gave nothing usable
  Draft draft(Findings findings, Optional<ModelFailure> modelFailure) {
    Answerable found = new Answerable(findings.evidence(), 0, List.of());
    List<PartFinding> told = findings.told();
    Optional<Answerable> whole =
        findings.whole() instanceof Answerable it ? Optional.of(it) : Optional.empty();
    boolean tellsAll =
        told.isEmpty() || told.stream().allMatch(it -> whole.filter(w -> tells(w, it)).isPresent());
    List<Section> sections =
        tellsAll ? List.of() : sections(told, found, Budget.of(findings.question().text()));
    boolean asOne =
        sections.isEmpty() || (whole.isPresent() && sections.size() == 1 && told.size() > 1);
    return asOne
        ? extractive.draft(
            findings.question().text(), within(whole.orElse(found), found), modelFailure)
        : joined(sections, found.evidence(), new Draft.Extractive(modelFailure));
  }

  private List<Section> sections(List<PartFinding> told, Answerable found, Budget whole) {
    Budget budget = whole.forEachOf(told.size());
    List<Section> sections = new ArrayList<>();
    for (PartFinding part : told) {
      if (part.outcome() instanceof Answerable own) {
        String question = part.part().question();
        add(question, extractive.chosen(question, within(own, found), budget), sections);
      }
    }
    return sections;
  }

  /// Whether the whole question's draft is the part's: it asks the same, or the same answer of the
  /// notes leads.
  private static boolean tells(Answerable whole, PartFinding part) {
    return part.outcome() instanceof Answerable own
        && (own.equals(whole) || (own.lead() > 0 && leads(whole).equals(leads(own))));
  }

  private static List<String> leads(Answerable found) {
    return found.evidence().stream().limit(found.lead()).map(it -> it.passage().id()).toList();
  }

  /// What was found for a part, as far as it may be cited.
  private static Answerable within(Answerable own, Answerable all) {
    Set<String> citable =
        all.evidence().stream().map(it -> it.passage().id()).collect(Collectors.toSet());
    List<Hit> kept =
        own.evidence().stream().filter(it -> citable.contains(it.passage().id())).toList();
    long lead =
        own.evidence().stream()
            .limit(own.lead())
            .map(it -> it.passage().id())
            .filter(citable::contains)
            .count();
    return new Answerable(kept, Math.toIntExact(lead), own.listedAt());
  }

  /// What is said for some parts.
  ///
  /// @param parts their questions
  private record Section(Set<String> parts, List<SourceSentence> units) {

    private String title() {
      return ForeignMarkers.plain("**" + String.join(" · ", parts) + "**");
    }

    private boolean holds(SourceSentence unit) {
      return units.stream()
          .anyMatch(it -> it.passage().equals(unit.passage()) && it.span().equals(unit.span()));
    }
  }

  /// Says for a part what was not yet said; one that has nothing of its own goes with the part for
  /// which it was said.
  private static void add(String part, List<SourceSentence> units, List<Section> sections) {
    List<SourceSentence> own =
        units.stream().filter(unit -> sections.stream().noneMatch(it -> it.holds(unit))).toList();
    if (!own.isEmpty()) {
      sections.add(new Section(new LinkedHashSet<>(Set.of(part)), own));
      return;
    }
    sections.stream()
        .filter(it -> units.stream().anyMatch(it::holds))
        .findFirst()
        .ifPresent(it -> it.parts().add(part));
  }

  private static Draft joined(List<Section> sections, List<Hit> evidence, Draft.Drafter drafter) {
    boolean titled = sections.stream().mapToInt(it -> it.parts().size()).sum() > 1;
    StringBuilder text = new StringBuilder();
    List<CitedSentence> sentences = new ArrayList<>();
    List<Citation> citations = new ArrayList<>();
    for (Section section : sections) {
      DraftText own = new DraftText(evidence, citations.size());
      section.units().forEach(own::add);
      Draft draft = own.draft(drafter);
      text.append(text.isEmpty() ? "" : "\n\n")
          .append(titled ? section.title() + "\n\n" : "")
          .append(draft.text());
      sentences.addAll(draft.sentences());
      citations.addAll(draft.citations());
    }
    return new Draft(drafter, text.toString(), sentences, citations);
  }
}
