/** Written with a period that ends no sentence, lower-case, without it. Words that often end one ("mg.", "no.") stay out. */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    'dr mr mrs ms prof st vs approx fig figs pt pts resp etc al cf ca dept hosp jr sr inc ltd co corp univ ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec tab tabs cap caps inj susp soln temp wt ht ext max min avg spp'
  ).split(' '),
);

/** Abbreviations that a name, number or word always follows: no sentence ends after them. */
const TITLES: ReadonlySet<string> = new Set('dr mr mrs ms prof st vs approx fig figs cf ca e.g i.e v.s'.split(' '));

const UNIT_WORDS =
  'mg mcg ug µg μg g gm gms kg ng pg lb lbs oz ml dl cl l ul µl μl cc mm cm m km nm mmol umol µmol μmol mol meq mmhg cmh2o iu ' +
  'u unit units mu kcal cal bpm hz khz mhz gy cgy mci min mins sec secs s h hr hrs hour hours d day days wk wks week weeks ' +
  'mo month months y yr yrs year years dose doses tab tabs cap caps kpa torr w v mv ma kv tsp tbsp gtt gtts puff puffs ' +
  'm2 mm2 cm2 m3 mm3 cm3 x c f am pm';
const UNITS: ReadonlySet<string> = new Set(UNIT_WORDS.split(' '));
/** Written onto a number these make a name rather than a dose ("2D", "5C", "10X"). */
const UNITS_ONLY_BELOW_A_SLASH: ReadonlySet<string> = new Set('d m s u v w x c f y l'.split(' '));

/** In capitals most of these are other words ("CF.", "ST."): only forms of address are taken then. */
const ALSO_IN_CAPITALS: ReadonlySet<string> = new Set(['DR', 'MR', 'MRS']);

/** @param word without its last period */
export function isAbbreviation(word: string): boolean {
  if (word.length > 1 && word === word.toUpperCase()) return ALSO_IN_CAPITALS.has(word);
  return ABBREVIATIONS.has(word.toLowerCase());
}

/** @param word with or without its last period */
export function neverEndsSentence(word: string): boolean {
  return TITLES.has(word.toLowerCase().replace(/\.$/u, ''));
}

/** "mg", "mg/day", "mg/kg/day", "mL/min/1.73m2". */
export function isDoseUnit(text: string): boolean {
  const [first, ...rest] = text.toLowerCase().split('/');
  if (first === undefined || !UNITS.has(first)) return false;
  if (rest.length === 0) return !UNITS_ONLY_BELOW_A_SLASH.has(first);
  return rest.every((part) => UNITS.has(part.replace(/^[\d.]+/u, '')));
}
