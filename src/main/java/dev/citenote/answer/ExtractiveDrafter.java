package dev.citenote.answer;

import dev.citenote.retrieve.Lexicon;
import dev.citenote.retrieve.TextEncoder;
import java.util.List;
import java.util.Optional;

/// Drafts an answer out of sentences, list items, rows, code and formulas of the evidence, each
/// whole and cited to its exact place: the answer that the notes give to this very question where
/// it is short, else what answers it best. Immutable and thread-safe.
final class ExtractiveDrafter {
  private final SentenceChooser chooser;

  ExtractiveDrafter(TextEncoder encoder, Lexicon lexicon) {
    this.chooser = new SentenceChooser(encoder, lexicon);
  }

  /// @param question as it was asked; may be blank, where nothing is found
  /// @param modelFailure why a language model that was asked first gave nothing usable
  Draft draft(String question, Outcome.Answerable found, Optional<ModelFailure> modelFailure) {
    DraftText text = new DraftText(found.evidence());
    chosen(question, found, Budget.of(question)).forEach(text::add);
    return text.draft(new Draft.Extractive(modelFailure));
  }

  /// What a draft is made of, in its order.
  List<SourceSentence> chosen(String question, Outcome.Answerable found, Budget budget) {
    Sources sources = Sources.of(found);
    List<SourceSentence> answer = SourceSentence.of(sources.answer());
    List<SourceSentence> lead = LeadAnswer.of(Footnotes.without(answer), budget).orElse(List.of());
    List<SourceSentence> chosen =
        lead.isEmpty() ? chooser.choose(question, units(sources, answer), budget) : lead;
    return chosen.size() == 1 ? List.of(Shortening.of(chosen.getFirst(), budget)) : chosen;
  }

  /// What is chosen from: a long answer to the very question, else all passages.
  private static List<SourceSentence> units(Sources sources, List<SourceSentence> answer) {
    return answer.isEmpty() ? SourceSentence.of(sources.hits()) : answer;
  }
}
