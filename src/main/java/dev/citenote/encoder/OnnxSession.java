package dev.citenote.encoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import dev.citenote.encoder.ModelCard.Pooling;
import java.lang.foreign.Arena;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// One ONNX model in memory: token ids in, a unit vector out. One thread computes each text.
/// Thread-safe until it is closed.
final class OnnxSession implements AutoCloseable {
  private static final String IDS = "input_ids";
  private static final String MASK = "attention_mask";
  private static final String TYPES = "token_type_ids";

  private final OrtEnvironment environment;
  private final OrtSession session;
  private final ModelCard card;

  private OnnxSession(OrtEnvironment environment, OrtSession session, ModelCard card) {
    this.environment = environment;
    this.session = session;
    this.card = card;
  }

  /// Loads the native library, which takes as long as checking a small model.
  static OrtEnvironment environment() {
    OrtEnvironment environment =
        OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
    LibraryFolder.tidy();
    return environment;
  }

  static OnnxSession open(VerifiedModel model) throws OrtException {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      OrtEnvironment environment = environment();
      OrtSession session = environment.createSession(model.onnx(), options);
      return new OnnxSession(environment, session, model.card());
    }
  }

  /// Unit vector of a tokenised text.
  ///
  /// @throws EncodingException where the model fails or gives a vector that is not finite
  float[] run(long[] ids) {
    // What the model reads is freed with the arena, not when the garbage is collected.
    try (Arena memory = Arena.ofConfined();
        OnnxTensor idTensor = tensor(memory, ids);
        OnnxTensor mask = tensor(memory, filled(ids.length, 1));
        OnnxTensor types = tensor(memory, new long[ids.length]);
        OrtSession.Result result = session.run(inputs(idTensor, mask, types))) {
      FloatBuffer states = ((OnnxTensor) result.get(0)).getFloatBuffer();
      if (states.remaining() != ids.length * card.dimensions()) {
        throw new EncodingException(
            "the model %s gives %d numbers a token, its card says %d"
                .formatted(card.name(), states.remaining() / ids.length, card.dimensions()));
      }
      return unit(pool(states), card.name());
    } catch (OrtException e) {
      throw new EncodingException("the model " + card.name() + " failed: " + e.getMessage(), e);
    }
  }

  private Map<String, OnnxTensor> inputs(OnnxTensor ids, OnnxTensor mask, OnnxTensor types) {
    Map<String, OnnxTensor> inputs = new HashMap<>(Map.of(IDS, ids, MASK, mask, TYPES, types));
    inputs.keySet().retainAll(Set.copyOf(session.getInputNames()));
    return inputs;
  }

  private OnnxTensor tensor(Arena memory, long[] values) throws OrtException {
    ByteBuffer bytes = memory.allocateFrom(ValueLayout.JAVA_LONG, values).asByteBuffer();
    return OnnxTensor.createTensor(
        environment,
        bytes.order(ByteOrder.nativeOrder()).asLongBuffer(),
        new long[] {1, values.length});
  }

  private static long[] filled(int length, long value) {
    long[] values = new long[length];
    Arrays.fill(values, value);
    return values;
  }

  private float[] pool(FloatBuffer states) {
    float[] pooled = new float[card.dimensions()];
    int rows = card.pooling() == Pooling.CLS ? 1 : states.remaining() / pooled.length;
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < pooled.length; i++) {
        pooled[i] += states.get(row * pooled.length + i);
      }
    }
    return pooled;
  }

  /// Scales a vector to length 1 in place.
  ///
  /// @param model what gave the vector, for the message
  /// @throws EncodingException where it is not finite, or zero
  static float[] unit(float[] vector, String model) {
    double squares = 0;
    for (float value : vector) {
      squares += (double) value * value;
    }
    double norm = Math.sqrt(squares);
    if (!Double.isFinite(norm) || norm == 0) {
      throw new EncodingException("the model " + model + " gave a vector that is not finite");
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] / norm);
    }
    return vector;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new EncodingException("the model " + card.name() + " could not be closed", e);
    }
  }
}
