/// Text to vectors with a local ONNX model, and the store of such models.
///
/// A [dev.citenote.encoder.ModelStore] describes the model folders and checks size and hash before
/// anything is loaded; an [dev.citenote.encoder.OnnxEncoder] runs one model. Nothing here knows
/// notes, queries or an index.
///
/// Read first: `ModelStore`, `OnnxEncoder`, then the hidden `Tokenizer`, `OnnxSession` and `Batch`.
///
/// May import: `note`, `retrieve`. Threads: an `OnnxEncoder` is thread-safe and owns its workers.
@NullMarked
package dev.citenote.encoder;

import org.jspecify.annotations.NullMarked;
