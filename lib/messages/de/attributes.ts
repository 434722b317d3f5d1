import type * as english from '../en/attributes';
import type { Translated } from '../language';

/** As in English, an attribute of lib/domain/text/features.ts in words people use. */

const quoted = (word: string | undefined) => (word === '<S>' ? 'der Satzrand' : `„${word ?? ''}“`);

function place(offset: number): string {
  if (offset === 0) return 'das Wort selbst';
  if (offset === -1) return 'das Wort davor';
  if (offset === 1) return 'das Wort danach';
  return offset < 0 ? `das Wort ${-offset} davor` : `das Wort ${offset} danach`;
}

const LABELS: Readonly<Record<string, string>> = { DISEASE: 'Krankheit', TREATMENT: 'Behandlung' };
const LABEL = (label: string | undefined = '') => LABELS[label] ?? label.toLowerCase().replaceAll(/[_-]+/gu, ' ');

const FLAGS: Readonly<Record<string, string>> = {
  bias: 'wie häufig die Auszeichnung ist',
  BOS: 'erstes Wort des Satzes',
  EOS: 'letztes Wort des Satzes',
  'initial-capital': 'beginnt mit Großbuchstaben',
  'all-capitals': 'nur Großbuchstaben',
  'has-digit': 'hat eine Ziffer',
  'all-digits': 'nur Ziffern',
  hyphen: 'hat einen Bindestrich',
  punctuation: 'ist ein Satzzeichen',
  roman: 'eine römische Zahl',
  greek: 'nennt einen griechischen Buchstaben',
  'mixed-case': 'Großbuchstaben im Wort',
  'lex=unk': 'im Training sonst nicht gesehen',
  'stem=unk': 'keine Form davon sonst im Training gesehen',
  's:ends': 'der Satz endet mit einem Satzzeichen',
  's:number': 'der Satz hat eine Zahl',
  's:question': 'der Satz ist eine Frage',
  's:to-see': 'im Satz steht „to see“',
};

const SHARES = ['nie', 'selten (unter 10 %)', '10 bis 30 %', '30 bis 60 %', '60 bis 90 %', 'fast immer (über 90 %)'];
const PARTS: Readonly<Record<string, string>> = {
  U: 'ist, ganz,',
  B: 'beginnt',
  I: 'liegt in',
  L: 'beendet',
};
const phraseOf = (part: string | undefined) =>
  `${PARTS[part ?? ''] ?? part} ${part === 'I' ? 'einer' : 'eine'} Wendung`;
const LENGTHS = ['bis zu 5', '6 bis 10', '11 bis 15', '16 bis 20', '21 bis 30', '31 bis 40', 'über 40'];

/** Classes of medical words joined by `+`; `-` none. Their names are those of the feature set. */
function classes(names: string | undefined): string {
  if (names === '<S>') return 'der Satzrand';
  if (names === '-' || names === undefined) return 'kein medizinisches Wort';
  return names
    .split('+')
    .map((name) => {
      const plain = name.replace(/^part:/u, '').replaceAll('-', ' ');
      return plain.startsWith('~') ? `Endung von ${plain.slice(1)}` : plain;
    })
    .join(', ');
}

function pairOf(bits: string | undefined): string {
  const [disease, treatment] = bits ?? '';
  const names = [disease === '1' && 'Krankheit', treatment === '1' && 'Behandlung'].filter((name) => name !== false);
  return names.length === 0 ? 'kein Wort für Krankheit oder Behandlung' : `ein Wort für ${names.join(' und ')}`;
}

const often = (bucket: string | undefined = ''): string => {
  const share = SHARES[Number(bucket.replace('+', ''))] ?? bucket;
  return bucket.endsWith('+') ? `${share}, oft gesehen` : share;
};

function odds(value: string | undefined, label: string | undefined): string {
  const number = Number(value);
  if (number === 0) return `weder für noch gegen ${LABEL(label)}`;
  return `${Math.abs(number) >= 3 ? 'stark ' : ''}${number > 0 ? 'für' : 'gegen'} ${LABEL(label)}`;
}

const common = (word: string | undefined) => (word === '*' ? 'ein seltenes Wort' : quoted(word));
const amount = (count: string | undefined) =>
  count === '0' ? 'kein Wort' : count === '1' ? 'ein Wort' : 'mehrere Wörter';

type Rule = readonly [pattern: RegExp, say: (...parts: (string | undefined)[]) => string];

/** First that fits. Values may hold any character, names may not. */
const RULES: readonly Rule[] = [
  [/^w\[(-?\d+)\]=(.*)$/su, (at, word) => `${place(Number(at))} ist ${quoted(word)}`],
  [/^w\[-1,0\]=(\S+) (.*)$/su, (a, b) => `${quoted(a)}, dann ${quoted(b)}, dieses Wort als zweites`],
  [/^w\[0,1\]=(\S+) (.*)$/su, (a, b) => `${quoted(a)}, dann ${quoted(b)}, dieses Wort als erstes`],
  [/^pre=(.*)$/su, (affix) => `beginnt mit „${affix}-“`],
  [/^suf=(.*)$/su, (affix) => `endet mit „-${affix}“`],
  [/^list:(.+)=([UBIL])$/su, (list, part) => `${phraseOf(part)} der Wortliste ${list?.replace('/', ', Klasse ')}`],
  [/^shape=(.*)$/su, (shape) => `geschrieben wie „${shape}“`],
  [/^squeezed\[(-?\d+)\]=(.*)$/su, (at, shape) => `${place(Number(at))} ist geschrieben wie ${quoted(shape)}`],
  [/^length=(\d+)$/u, (length) => (length === '10' ? '10 Zeichen oder mehr' : `${length} Zeichen lang`)],
  [/^lex:(.+)=(\d\+?)$/su, (label, bucket) => `anderswo als ${LABEL(label)} markiert: ${often(bucket)}`],
  [/^stem:(.+)=(\d\+?)$/su, (label, bucket) => `Formen davon anderswo als ${LABEL(label)} markiert: ${often(bucket)}`],
  [/^phrase:(.+)=([UBIL])$/su, (label, part) => `${phraseOf(part)}, die anderswo als ${LABEL(label)} markiert ist`],
  [
    /^far:(.+?)\|(.*)$/su,
    (label) =>
      `anderswo im Satz steht ein Wort, das meist ${LABEL(label)} ist, je nachdem, wie dieses Wort markiert ist`,
  ],
  [/^far:(.+)$/su, (label) => `anderswo im Satz steht ein Wort, das meist ${LABEL(label)} ist`],
  [/^s:length=(\d)$/u, (bucket) => `ein Satz mit ${LENGTHS[Number(bucket)] ?? bucket} Wörtern`],
  [/^s:(.+)$/u, (group) => `der Satz spricht von „${group}“`],
  [/^topic:(.+)=(-?\d)$/su, (label, value) => `die Wörter des Satzes sprechen ${odds(value, label)}`],
  [
    /^topic:(.+)=(-?\d)\|(\d\d)$/su,
    (label, value, own) => `die Wörter des Satzes sprechen ${odds(value, label)}; dies ist ${pairOf(own)}`,
  ],
  [/^topic=(.*)$/su, () => 'wovon der Satz spricht, alle Kategorien zusammen'],
  [
    /^medical\[-1,0\]=(.*)\|(.*)$/su,
    (a, b) => `medizinische Klassen, das Wort davor, dann dieses: ${classes(a)}; ${classes(b)}`,
  ],
  [
    /^medical\[0,1\]=(.*)\|(.*)$/su,
    (a, b) => `medizinische Klassen, dieses Wort, dann das nächste: ${classes(a)}; ${classes(b)}`,
  ],
  [/^medical\[(-?\d+)\]=(.*)$/su, (at, name) => `${place(Number(at))} ist ein medizinisches Wort (${classes(name)})`],
  [/^w\[-1\]\|medical=(.*)\|([^|]*)$/su, (word, name) => `davor ${common(word)}, dieses Wort: ${classes(name)}`],
  [/^medical\|w\[1\]=([^|]*)\|(.*)$/su, (name, word) => `dieses Wort: ${classes(name)}, danach ${common(word)}`],
  [/^head=([^|]*)\|(.*)$/su, (head, own) => `seine Wendung endet mit: ${classes(head)}; dieses Wort: ${classes(own)}`],
  [/^head=(.*)$/su, (head) => `seine Wendung endet mit: ${classes(head)}`],
  [/^in-phrase=(\d\d)$/u, (bits) => `in seiner Wendung steht ${pairOf(bits)}`],
  [
    /^before\|head=(.*)\|([^|]*)$/su,
    (word, head) => `${common(word)} vor seiner Wendung, die endet mit: ${classes(head)}`,
  ],
  [
    /^after\|head=(.*)\|([^|]*)$/su,
    (word, head) => `${common(word)} nach seiner Wendung, die endet mit: ${classes(head)}`,
  ],
  [/^elsewhere=(\d\d)\|(\d\d)$/u, (bits, own) => `anderswo im Satz ${pairOf(bits)}; dies ist ${pairOf(own)}`],
  [/^elsewhere=(\d\d)$/u, (bits) => `anderswo im Satz ${pairOf(bits)}`],
  [/^science=(\d)$/u, (count) => `${amount(count)} der Forschung im Satz`],
  [/^care=(\d)$/u, (count) => `${amount(count)} der Versorgung im Satz`],
  [
    /^science,care=(\d)(\d)\|(\d\d)$/u,
    (science, care) => `${amount(science)} der Forschung und ${amount(care)} der Versorgung im Satz`,
  ],
];

export const attributeWords: Translated<typeof english.attributeWords> = (attribute) => {
  const [, name = attribute, offset] = /^(.*?)(?:@(-?\d+))?$/su.exec(attribute) ?? [];
  const shifted = offset !== undefined && /^(?:lex|stem|phrase)[:=]/u.test(name);
  const said = sayPlain(shifted ? name : attribute);
  return shifted ? `${place(Number(offset))}: ${said}` : said;
};

function sayPlain(attribute: string): string {
  const flag = FLAGS[attribute];
  if (flag !== undefined) return flag;
  for (const [pattern, say] of RULES) {
    const found = pattern.exec(attribute);
    if (found) return say(...found.slice(1));
  }
  return attribute;
}

export const tagWords: Translated<typeof english.tagWords> = (tag) => {
  if (tag === 'O') return 'keine Markierung';
  const [, part, label = tag] = /^([BILU])-(.+)$/su.exec(tag) ?? [];
  const name = LABEL(label);
  switch (part) {
    case 'B':
      return `${name}, erstes Wort`;
    case 'I':
      return `${name}, innen`;
    case 'L':
      return `${name}, letztes Wort`;
    case 'U':
      return `${name}, ein Wort`;
    default:
      return name;
  }
};

export const contributionWords: Translated<typeof english.contributionWords> = ({ kind, name }) => {
  switch (kind) {
    case 'attribute':
      return attributeWords(name);
    case 'before':
      return `kommt nach: ${tagWords(name)}`;
    case 'after':
      return `kommt vor: ${tagWords(name)}`;
    case 'bias':
      return 'der Regler für die Trefferquote';
  }
};
