/// The question register, coverage and study packs: what the notes ask, and what they answer.
///
/// The register itself is cut by `note` and kept by `index`; this room will look at it as a whole.
/// Nothing here retrieves or drafts.
///
/// May import: `note`, `retrieve`, `answer`. Threads: values only.
@NullMarked
package dev.citenote.study;

import org.jspecify.annotations.NullMarked;
