/// Measures answers against judgments.
///
/// May import: `note`, `retrieve`, `answer`. Threads: confined to one thread.
@NullMarked
package dev.citenote.eval;

import org.jspecify.annotations.NullMarked;
