/** Fixed data of normal-form.ts. */

/** Words in -s that are no plural. */
export const NOT_PLURAL: ReadonlySet<string> = new Set(
  (
    'diabetes herpes rabies measles mumps shingles scabies caries ascites rickets hives series species facies biceps ' +
    'triceps forceps graves stevens williams edwards aids sars mers lens menses faeces feces rales tabes yaws pancreas ' +
    'atlas bias psoas'
  ).split(' '),
);

/** Plurals no rule gives. */
export const IRREGULAR: ReadonlyMap<string, string> = new Map(
  Object.entries({
    metastases: 'metastasis',
    crises: 'crisis',
    emboli: 'embolus',
    thrombi: 'thrombus',
    bacilli: 'bacillus',
    fistulae: 'fistula',
    bullae: 'bulla',
    bursae: 'bursa',
    herniae: 'hernia',
    sequelae: 'sequela',
    vertebrae: 'vertebra',
    varices: 'varix',
    calculi: 'calculus',
    polypi: 'polyp',
    doses: 'dose',
    feet: 'foot',
    teeth: 'tooth',
    children: 'child',
  }),
);

/** Plural ending -> singular ending, tried in order on words of five letters and more. */
export const PLURAL_ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/itides$/u, 'itis'],
  [/omata$/u, 'oma'],
  [/yses$/u, 'ysis'],
  [/(?<=[a-z]{2})oses$/u, 'osis'],
  [/(?<=[a-z]{2})ies$/u, 'y'],
  [/(?<=ss|sh|tch|x)es$/u, ''],
  [/(?<=[irn])uses$/u, 'us'],
  [/(?<![siou])s$/u, ''],
];

/** British spelling -> American, as parts of words. Either serves as a key; this one is shorter. */
export const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/aemi/gu, 'emi'],
  [/anaem/gu, 'anem'],
  [/haem/gu, 'hem'],
  [/oedem/gu, 'edem'],
  [/paed/gu, 'ped'],
  [/oesoph/gu, 'esoph'],
  [/tumour/gu, 'tumor'],
  [/rrhoea/gu, 'rrhea'],
  [/pnoea/gu, 'pnea'],
  [/coeliac/gu, 'celiac'],
  [/foet/gu, 'fet'],
  [/oestr/gu, 'estr'],
  [/gynaec/gu, 'gynec'],
  [/anaesth/gu, 'anesth'],
  [/caesar/gu, 'cesar'],
  [/leuco/gu, 'leuko'],
  [/faec/gu, 'fec'],
  [/sulph/gu, 'sulf'],
  [/ageing/gu, 'aging'],
  [/colour/gu, 'color'],
  [/behaviour/gu, 'behavior'],
  [/fibre/gu, 'fiber'],
  [/caecal/gu, 'cecal'],
  [/(?<=[a-z]{3})isation/gu, 'ization'],
];

/** Written apart, with a hyphen or joined: "post-operative". The joined form is the key. */
export const PREFIXES: ReadonlySet<string> = new Set(
  'pre post non anti hyper hypo intra extra inter peri endo sub supra ante neo re multi poly micro macro co'.split(' '),
);

/** "type II diabetes" and "stage IV". */
export const ROMAN: ReadonlyMap<string, string> = new Map([
  ['i', '1'],
  ['ii', '2'],
  ['iii', '3'],
  ['iv', '4'],
]);
export const NUMBERED: ReadonlySet<string> = new Set(['type', 'stage', 'grade', 'class']);
