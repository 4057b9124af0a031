/// Text to vectors with local ONNX models, and the store of such models.
///
/// A [dev.citenote.encoder.ModelStore] describes the folder of encoders and checks size and hash
/// before anything is loaded. An [dev.citenote.encoder.Encoder] runs one model, or two of them for
/// two languages with one space of vectors; [dev.citenote.encoder.RecentVectors] remembers what one
/// of them was asked lately. Nothing here knows notes, queries or an index.
///
/// Read first: `ModelStore`, `Encoder`, then the hidden `BilingualEncoder`, `OnnxEncoder`,
/// `Tokenizer`, `OnnxSession` and `Batch`.
///
/// May import: `note`, `retrieve`. Threads: an `Encoder` is thread-safe and owns its workers.
@NullMarked
package dev.citenote.encoder;

import org.jspecify.annotations.NullMarked;
