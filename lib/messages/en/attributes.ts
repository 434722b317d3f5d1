import type { Contribution } from '@/lib/domain/model/explanation';

/** What an attribute of lib/domain/text/features.ts says, in words people use. */

const quoted = (word: string) => (word === '<S>' ? 'the edge of the sentence' : `“${word}”`);

function place(offset: number): string {
  if (offset === 0) return 'the word itself';
  if (offset === -1) return 'the word before';
  if (offset === 1) return 'the word after';
  return offset < 0 ? `${-offset} words before` : `${offset} words after`;
}

const LABEL = (label: string) => label.toLowerCase().replaceAll(/[_-]+/gu, ' ');

const FLAGS: Readonly<Record<string, string>> = {
  bias: 'how common the tag is',
  BOS: 'first word of the sentence',
  EOS: 'last word of the sentence',
  'initial-capital': 'begins with a capital',
  'all-capitals': 'all capitals',
  'has-digit': 'has a digit',
  'all-digits': 'all digits',
  hyphen: 'has a hyphen',
  punctuation: 'is punctuation',
  roman: 'a Roman numeral',
  greek: 'names a Greek letter',
  'mixed-case': 'capitals inside the word',
  'lex=unk': 'not seen elsewhere in training',
  'stem=unk': 'no form of it seen elsewhere in training',
  's:ends': 'the sentence ends with a mark',
  's:number': 'the sentence has a number',
  's:question': 'the sentence is a question',
  's:to-see': 'the sentence says “to see”',
};

const SHARES = ['never', 'seldom (under 10 %)', '10 to 30 %', '30 to 60 %', '60 to 90 %', 'nearly always (over 90 %)'];
const PARTS: Readonly<Record<string, string>> = {
  U: 'is, whole,',
  B: 'begins',
  I: 'is inside',
  L: 'ends',
};
const LENGTHS = ['up to 5', '6 to 10', '11 to 15', '16 to 20', '21 to 30', '31 to 40', 'over 40'];

/** Classes of medical words joined by `+`; `-` none. */
function classes(names: string): string {
  if (names === '<S>') return 'the edge of the sentence';
  if (names === '-') return 'no medical word';
  return names
    .split('+')
    .map((name) => {
      const plain = name.replace(/^part:/u, '').replaceAll('-', ' ');
      return plain.startsWith('~') ? `${plain.slice(1)} ending` : plain;
    })
    .join(', ');
}

function pairOf(bits: string): string {
  const [disease, treatment] = bits;
  const names = [disease === '1' && 'disease', treatment === '1' && 'treatment'].filter((name) => name !== false);
  return names.length === 0 ? 'no disease or treatment word' : `a ${names.join(' and a ')} word`;
}

const often = (bucket: string): string => {
  const share = SHARES[Number(bucket.replace('+', ''))] ?? bucket;
  return bucket.endsWith('+') ? `${share}, seen often` : share;
};

type Rule = readonly [pattern: RegExp, say: (...parts: string[]) => string];

/** First that fits. Values may hold any character, names may not. */
const RULES: readonly Rule[] = [
  [/^w\[(-?\d+)\]=(.*)$/su, (at, word) => `${place(Number(at))} is ${quoted(word ?? '')}`],
  [/^w\[-1,0\]=(\S+) (.*)$/su, (a, b) => `${quoted(a ?? '')} then ${quoted(b ?? '')}, this word second`],
  [/^w\[0,1\]=(\S+) (.*)$/su, (a, b) => `${quoted(a ?? '')} then ${quoted(b ?? '')}, this word first`],
  [/^pre=(.*)$/su, (affix) => `begins with “${affix}-”`],
  [/^suf=(.*)$/su, (affix) => `ends with “-${affix}”`],
  [
    /^list:(.+)=([UBIL])$/su,
    (list, part) => `${PARTS[part ?? ''] ?? part} a phrase of the word list ${list?.replace('/', ', class ')}`,
  ],
  [/^shape=(.*)$/su, (shape) => `written like “${shape}”`],
  [/^squeezed\[(-?\d+)\]=(.*)$/su, (at, shape) => `${place(Number(at))} is written like ${quoted(shape ?? '')}`],
  [/^length=(\d+)$/u, (length) => (length === '10' ? '10 characters or more' : `${length} characters`)],
  [/^lex:(.+)=(\d\+?)$/su, (label, bucket) => `marked as ${LABEL(label ?? '')} elsewhere: ${often(bucket ?? '')}`],
  [
    /^stem:(.+)=(\d\+?)$/su,
    (label, bucket) => `forms of it marked as ${LABEL(label ?? '')} elsewhere: ${often(bucket ?? '')}`,
  ],
  [
    /^phrase:(.+)=([UBIL])$/su,
    (label, part) => `${PARTS[part ?? ''] ?? part} a phrase marked as ${LABEL(label ?? '')} elsewhere`,
  ],
  [
    /^far:(.+?)\|(.*)$/su,
    (label) =>
      `a word that is mostly ${LABEL(label ?? '')} stands elsewhere in the sentence, given how this word is marked`,
  ],
  [/^far:(.+)$/su, (label) => `a word that is mostly ${LABEL(label ?? '')} stands elsewhere in the sentence`],
  [/^s:length=(\d)$/u, (bucket) => `a sentence of ${LENGTHS[Number(bucket)] ?? bucket} words`],
  [/^s:(.+)$/u, (group) => `the sentence speaks of “${group}”`],
  [
    /^topic:(.+)=(-?\d)$/su,
    (label, odds) => `the sentence’s words speak ${spoken(Number(odds))} ${LABEL(label ?? '')}`,
  ],
  [
    /^topic:(.+)=(-?\d)\|(\d\d)$/su,
    (label, odds, own) =>
      `the sentence’s words speak ${spoken(Number(odds))} ${LABEL(label ?? '')}; this is ${pairOf(own ?? '')}`,
  ],
  [/^topic=(.*)$/su, () => 'what the sentence speaks of, all labels together'],
  [
    /^medical\[-1,0\]=(.*)\|(.*)$/su,
    (a, b) => `medical classes, the word before then this: ${classes(a ?? '')}; ${classes(b ?? '')}`,
  ],
  [
    /^medical\[0,1\]=(.*)\|(.*)$/su,
    (a, b) => `medical classes, this word then the next: ${classes(a ?? '')}; ${classes(b ?? '')}`,
  ],
  [/^medical\[(-?\d+)\]=(.*)$/su, (at, name) => `${place(Number(at))} is a medical word (${classes(name ?? '')})`],
  [/^w\[-1\]\|medical=(.*)\|([^|]*)$/su, (word, name) => `${common(word)} before, this word: ${classes(name ?? '')}`],
  [/^medical\|w\[1\]=([^|]*)\|(.*)$/su, (name, word) => `this word: ${classes(name ?? '')}, ${common(word)} after`],
  [
    /^head=([^|]*)\|(.*)$/su,
    (head, own) => `its phrase ends in: ${classes(head ?? '')}; this word: ${classes(own ?? '')}`,
  ],
  [/^head=(.*)$/su, (head) => `its phrase ends in: ${classes(head ?? '')}`],
  [/^in-phrase=(\d\d)$/u, (bits) => `its phrase has ${pairOf(bits ?? '')}`],
  [
    /^before\|head=(.*)\|([^|]*)$/su,
    (word, head) => `${common(word)} before its phrase, which ends in: ${classes(head ?? '')}`,
  ],
  [
    /^after\|head=(.*)\|([^|]*)$/su,
    (word, head) => `${common(word)} after its phrase, which ends in: ${classes(head ?? '')}`,
  ],
  [
    /^elsewhere=(\d\d)\|(\d\d)$/u,
    (bits, own) => `elsewhere in the sentence ${pairOf(bits ?? '')}; this is ${pairOf(own ?? '')}`,
  ],
  [/^elsewhere=(\d\d)$/u, (bits) => `elsewhere in the sentence ${pairOf(bits ?? '')}`],
  [/^science=(\d)$/u, (count) => `${amount(count)} of research in the sentence`],
  [/^care=(\d)$/u, (count) => `${amount(count)} of care in the sentence`],
  [
    /^science,care=(\d)(\d)\|(\d\d)$/u,
    (science, care) => `${amount(science)} of research and ${amount(care)} of care in the sentence`,
  ],
];

function spoken(odds: number): string {
  if (odds === 0) return 'neither for nor against';
  const much = Math.abs(odds) >= 3 ? 'strongly ' : '';
  return `${much}${odds > 0 ? 'for' : 'against'}`;
}

function common(word: string | undefined): string {
  return word === '*' ? 'a rare word' : quoted(word ?? '');
}

function amount(count: string | undefined): string {
  return count === '0' ? 'no word' : count === '1' ? 'one word' : 'several words';
}

/** An attribute in words; one that is not known stays as it is. */
export function attributeWords(attribute: string): string {
  const [, name = attribute, offset] = /^(.*?)(?:@(-?\d+))?$/su.exec(attribute) ?? [];
  const shifted = offset !== undefined && /^(?:lex|stem|phrase)[:=]/u.test(name);
  const said = sayPlain(shifted ? name : attribute);
  return shifted ? `${place(Number(offset))}: ${said}` : said;
}

function sayPlain(attribute: string): string {
  const flag = FLAGS[attribute];
  if (flag !== undefined) return flag;
  for (const [pattern, say] of RULES) {
    const found = pattern.exec(attribute);
    if (found) return say(...found.slice(1));
  }
  return attribute;
}

/** "B-DISEASE" as "disease, first word"; O as "no mark". */
export function tagWords(tag: string): string {
  if (tag === 'O') return 'no mark';
  const [, part, label = tag] = /^([BILU])-(.+)$/su.exec(tag) ?? [];
  const name = LABEL(label);
  switch (part) {
    case 'B':
      return `${name}, first word`;
    case 'I':
      return `${name}, inside`;
    case 'L':
      return `${name}, last word`;
    case 'U':
      return `${name}, one word`;
    default:
      return name;
  }
}

export function contributionWords({ kind, name }: Contribution): string {
  switch (kind) {
    case 'attribute':
      return attributeWords(name);
    case 'before':
      return `comes after: ${tagWords(name)}`;
    case 'after':
      return `comes before: ${tagWords(name)}`;
    case 'bias':
      return 'the recall slider';
  }
}
