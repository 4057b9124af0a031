package dev.citenote.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;

/// The JSON form of what a sync did, as `index --json` prints it. Immutable.
///
/// @param added notes that the index did not hold; all of them where it was built anew
/// @param moved notes that the index held under another path
/// @param held notes that the folder lacks and that stay in the index, as so many were gone at once
/// @param passages passages in the index now
/// @param rebuilt why the whole index was built anew; absent where it was not
public record ReportJson(
    int added,
    int changed,
    int moved,
    int removed,
    int unchanged,
    int held,
    List<SkippedJson> skipped,
    int passages,
    double seconds,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<String> rebuilt) {

  public ReportJson {
    skipped = List.copyOf(skipped);
  }
}
