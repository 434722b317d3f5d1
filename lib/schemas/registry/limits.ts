/** What the server takes, in bytes, characters (UTF-16 code units) and items. Beyond them a request is refused. */
export const REGISTRY_LIMITS = {
  /** A JSON body. A card carries its curve and confusions: about 60 kB for 500 iterations. */
  bodyBytesMax: 1_048_576,
  /** One piece of model bytes. */
  chunkBytesMax: 1_048_576,
  /** A shared model's file, whole. */
  modelBytesMax: 67_108_864,
  /** Uploads that one person has begun and not ended; each is dropped after `uploadDaysMax` without a piece. */
  openUploadsMax: 20,
  uploadDaysMax: 14,
  noteOfAuthorMax: 500,
  reasonMax: 500,
  nameMax: 120,
  emailMax: 254,
  passwordMin: 12,
  passwordMax: 128,
  labelMax: 64,
  labelsMax: 64,
  iterationsMax: 5_000,
  tagsMax: 256,
  lexiconEntriesMax: 500_000,
  lexiconTextMax: 400,
  /** Word lists of a FeatureSet, as lib/domain/text/gazetteer.ts limits them. */
  listsMax: 10,
  listNameMax: 40,
  listPhrasesMax: 20_000,
  /** An isotonic fit has two points a level, and levels are few: tens for thousands of marks. */
  calibrationPointsMax: 10_000,
  guidelineMax: 8_000,
  webhooksMax: 10,
  webhookNameMax: 60,
  webhookAddressMax: 500,
  pageMax: 200,
} as const;

/** Seconds. */
export const SESSION_TIMES = {
  longest: 12 * 3600,
  idle: 15 * 60,
  /** Approvals and roll-backs want a sign-in at most this old. */
  recentSignIn: 10 * 60,
  invitation: 7 * 86_400,
} as const;
