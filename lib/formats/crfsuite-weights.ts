/** Of CRFsuite's model file (wasm/SPEC.md FILE-2, FILE-3): where the place of the features stands, and what a feature is. */
const FEATURES_AT = 28;
const CHUNK_HEADER_BYTES = 12;
const CHUNK_COUNT_AT = 8;
const FEATURE_BYTES = 20;
const WEIGHT_AT = 12;

/**
 * The same model with every weight multiplied. Paths keep their order, and so do tags; probabilities grow surer with a
 * factor above 1, less sure below.
 * @param bytes a model as the engine wrote it @param factor above 0
 */
export function scaledWeights(bytes: Uint8Array, factor: number): Uint8Array {
  const scaled = bytes.slice();
  const view = new DataView(scaled.buffer);
  const features = view.getUint32(FEATURES_AT, true);
  const count = view.getUint32(features + CHUNK_COUNT_AT, true);
  for (let i = 0; i < count; i++) {
    const at = features + CHUNK_HEADER_BYTES + i * FEATURE_BYTES + WEIGHT_AT;
    view.setFloat64(at, view.getFloat64(at, true) * factor, true);
  }
  return scaled;
}
