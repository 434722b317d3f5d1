/**
 * A CRF1d model in memory, as CRFsuite's file holds it. Read and written by model-file.ts.
 * L labels, A attributes, K features; ids are positions in `labels` and `attributes`.
 */
export interface CrfModel {
  readonly labels: readonly string[];
  readonly attributes: readonly string[];
  /** [K] 0 = state (attribute -> label), 1 = transition (label -> label). */
  readonly featureType: Uint8Array;
  /** [K] attribute id or label id. */
  readonly featureSource: Uint32Array;
  /** [K] label id. */
  readonly featureTarget: Uint32Array;
  /** [K] */
  readonly featureWeight: Float64Array;
}
