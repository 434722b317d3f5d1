/**
 * Kin terms and the verbs that give a history to them. A kin term alone is not enough: in obstetrics "the mother" is
 * the patient, "accompanied by her husband" is company. So a mention belongs to the family only where the kin term
 * - is not "the mother" (the note's own subject there) and no object of a preposition ("lives with her mother"),
 * - opens a clause or has an owner ("her", "patient's", "maternal", "two", "both"); plurals always need one, and
 * - is followed, within KIN_GAP tokens of its clause, by ":" or one of KIN_VERBS.
 */
export const KIN_SINGULAR: ReadonlySet<string> = new Set(
  (
    'mother father mum mom dad sister brother son daughter grandmother grandfather aunt uncle cousin niece nephew ' +
    'half-sister half-brother sibling'
  ).split(' '),
);

export const KIN_PLURAL: ReadonlySet<string> = new Set(
  'sisters brothers sons daughters aunts uncles cousins siblings parents grandparents grandmothers grandfathers relatives'.split(
    ' ',
  ),
);

/** Words between a clause's opening, or a preposition, and the kin term. */
export const KIN_OWNERS: ReadonlySet<string> = new Set(
  (
    "her his their patient patient's 's ’s maternal paternal one two three both an a elder older younger eldest " +
    'youngest late twin great half first-degree several'
  ).split(' '),
);

export const KIN_VERBS: ReadonlySet<string> = new Set(
  (
    'had has have having with died suffers suffered suffer developed diagnosed affected treated takes took needed ' +
    'carries carried underwent : was is were are'
  ).split(' '),
);

/** "lives with her mother": the kin term is company, not owner of what follows. */
export const KIN_COMPANY: ReadonlySet<string> = new Set('with by to from for of and, beside near'.split(' '));

/** Tokens from kin term to verb, as in "Her father, aged 70 at the time, had". */
export const KIN_GAP = 10;
