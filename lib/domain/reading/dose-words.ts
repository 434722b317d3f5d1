/** Fixed data of dose.ts, lower case. */
const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

export const DOSE_UNITS = set(
  'mg mcg ug µg μg g kg ng ml cl l µl μl iu u units unit micrograms microgram milligrams milligram grams gram mmol meq ' +
    'millilitres litres litre puffs puff drops drop tablets tablet tabs tab capsules capsule caps cap sachets sachet ' +
    'sprays spray patch patches ampoule ampoules gy mgy % million dose doses actuations',
);
export const PER_UNITS = set(
  'day d h hr hour hours kg m2 min minute week wk month dose ml l night 24h actuation puff nostril eye mg g',
);
export const NUMBER_WORDS = set('one two three four five six half');

/** What follows an amount, longest first; "#" stands for a number, in digits or words. */
export const FREQUENCIES: readonly string[] = [
  'every other day|night|morning',
  'every # to|- # hours|days|weeks',
  'every # hours|days|weeks|months|minutes',
  'every morning|evening|night|day|week|month|hour',
  '# times a|per|each day|week|month',
  '# times daily|weekly|monthly',
  'once|twice|thrice a|per|each|every day|week|month',
  'once|twice|thrice daily|weekly|monthly|nightly|only',
  'a|per|each day|night|week|month',
  'in the morning|evening|afternoon',
  'before|after|with|between meals|breakfast|lunch|dinner|food|bedtime|exercise',
  'at night|bedtime|noon|breakfast',
  'as needed|required|necessary',
  'when needed|required|necessary',
  'if needed|required|necessary',
  'on alternate days',
  'daily|nightly|weekly|monthly|hourly|fortnightly|nocte|mane|stat|prn|p.r.n.|bd|b.d.|bid|b.i.d.|tds|t.d.s.|tid|t.i.d.',
  'qds|q.d.s.|qid|q.i.d.|od|o.d.|om|qd|q.d.|qhs|4-hourly|6-hourly|8-hourly|12-hourly',
];

/** Between amount and frequency: the route. */
export const ROUTES: readonly string[] = [
  'by mouth|inhaler|injection|nebuliser|nebulizer',
  'po|p.o.|orally|oral|iv|i.v.|intravenously|im|i.m.|intramuscularly|sc|s.c.|subcutaneously|topically|rectally|inhaled',
];

/** Between treatment and amount. */
export const LEAD_INS: readonly string[] = [
  'at a dose of',
  'in a dose of',
  'at a daily dose of',
  'up to',
  'now at|on',
  'to|at|of|,|(|:|now',
];
