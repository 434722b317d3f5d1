/** Sizes in bytes of a CRFsuite model's parts (SPEC FILE-2, FILE-3, FILE-6), and the version of its format. */
export const HEADER_SIZE = 48;
export const FEATURES_HEADER_SIZE = 12;
export const FEATURE_SIZE = 20;
export const REFS_HEADER_SIZE = 12;
export const VERSION = 100;
