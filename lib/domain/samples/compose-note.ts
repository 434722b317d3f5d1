import type { Random } from '../random';
import type { Label } from '../text/span';
import type { NoteKind, Pool, SectionKind } from './note-kinds';
import type { Patient } from './patient';
import { chance, pick } from './pick';
import { createSlots, type Slots } from './slots';
import { templatesFor } from './templates/by-course';
import { CHILD_SOCIAL, CLOSINGS, PREGNANCY_REMARKS, REMARKS, SOCIAL, VITAL_SIGNS } from './templates/findings';
import { DENIED, FAMILY, MAIN_HISTORY, NOT_GIVEN, SECOND_ILLNESS } from './templates/history';
import {
  DISCHARGE_PLAN,
  HOSPITAL_COURSE,
  MEDICATION_LINES,
  MEDICATION_LINES_WITH_REASON,
  PLAN,
  SECOND_ILLNESS_PLAN,
} from './templates/plans';
import { createNoteWriter, type NoteWriter, takeSentence } from './write-note';

/** Words under which a note gets another sentence of history and plan. */
const WORDS_MIN = 80;
/** Kept among the used templates: a second illness has been introduced. */
const INTRODUCED = 'second illness';

export interface ComposedNote {
  readonly text: string;
  readonly entities: readonly { readonly start: number; readonly end: number; readonly label: Label }[];
}

interface Composition {
  readonly patient: Patient;
  readonly kind: NoteKind;
  readonly slots: Slots;
  readonly used: Set<string>;
  readonly random: Random;
}

/** Writes one note of a kind about a patient: sections in order, no template twice. */
export function composeNote(patient: Patient, kind: NoteKind, random: Random): ComposedNote {
  const note: Composition = { patient, kind, slots: createSlots(patient, random), used: new Set(), random };
  const writer = createNoteWriter(random, true);
  const headed = chance(0.5, random) ? '' : ':';
  for (const section of kind.sections) {
    if (section.share === undefined || chance(section.share, random)) writeSection(section, note, writer, headed);
  }
  for (const pool of ['denied', 'history', 'plan', 'social', 'closing'] as const) {
    if (writer.words() < WORDS_MIN) writeSentence(pool, note, writer);
  }
  return writer.finish();
}

function writeSection(section: SectionKind, note: Composition, writer: NoteWriter, headed: string): void {
  const heading = pick(section.headings, note.random);
  const isFirst = writer.words() === 0;
  if (!isFirst) writer.write([{ text: '\n\n' }]);
  if (heading !== '') writer.write([{ text: `${heading}${heading.endsWith('/') ? '' : headed}\n` }]);
  if (section.pools.includes('medication')) {
    writeMedication(note, writer);
    return;
  }
  let space = '';
  for (const entry of section.pools) {
    if (entry.endsWith('?') && chance(0.5, note.random)) continue;
    const pool = entry.replace('?', '') as Pool;
    // The second illness is introduced once; another sentence of this pool introduces the next one.
    if (pool === 'second' && note.used.has(INTRODUCED) && !note.slots.nextIllness()) continue;
    const pieces = takeSentence(poolOf(pool, note), note.used, note.slots, note.random);
    if (pool === 'second') note.used.add(INTRODUCED);
    if (!pieces) continue;
    writer.write([{ text: space }, ...pieces]);
    space = ' ';
  }
}

function writeSentence(pool: Pool, note: Composition, writer: NoteWriter): void {
  const pieces = takeSentence(poolOf(pool, note), note.used, note.slots, note.random);
  if (pieces) writer.write([{ text: ' ' }, ...pieces]);
}

/** Given once, in hospital: no line of a medication list. */
const ONCE = /intravenous|intramuscular|stat$|infusion|per hour|\/min|once only|ward/u;

/** A list, or one line with semicolons. */
function writeMedication(note: Composition, writer: NoteWriter): void {
  const lines = chance(0.35, note.random) ? MEDICATION_LINES_WITH_REASON : MEDICATION_LINES;
  const listed = lines
    .map((line) => takeSentence([line], note.used, note.slots, note.random, true))
    .filter((line) => line !== undefined)
    .filter((line) => !line.some(({ text }) => ONCE.test(text)));
  const bullets = chance(0.6, note.random);
  for (const [index, line] of listed.entries()) {
    if (bullets) writer.write([{ text: `${index > 0 ? '\n' : ''}- ` }, ...line]);
    else writer.write([{ text: index > 0 ? '; ' : '' }, ...line]);
  }
  if (listed.length === 0) writer.write([{ text: 'None.' }]);
  else if (!bullets) writer.write([{ text: '.' }]);
}

function poolOf(pool: Pool, { patient, kind }: Composition): readonly string[] {
  const { condition } = patient.main;
  switch (pool) {
    case 'opening':
      return templatesFor(kind.openings, condition.course);
    case 'history':
      return templatesFor(MAIN_HISTORY, condition.course);
    case 'second':
      return SECOND_ILLNESS;
    case 'denied':
      return DENIED;
    case 'family':
      return FAMILY;
    case 'not-given':
      return NOT_GIVEN;
    case 'finding':
      return condition.findings;
    case 'vital':
      return VITAL_SIGNS.filter((template) => !contradicts(template, condition.findings));
    case 'remark':
      return patient.speciality.id === 'obstetrics' ? PREGNANCY_REMARKS : REMARKS;
    case 'social':
      return patient.age < 16 ? CHILD_SOCIAL : SOCIAL;
    case 'course':
      return templatesFor(HOSPITAL_COURSE, condition.course);
    case 'plan':
      return templatesFor(kind.inHospital ? DISCHARGE_PLAN : PLAN, condition.course);
    case 'second-plan':
      return SECOND_ILLNESS_PLAN;
    case 'closing':
      return CLOSINGS;
    case 'medication':
      return [];
  }
}

const MEASURED = /weight|blood pressure|BP|pulse|HR|temperature|respiratory rate|RR|pain/iu;

/** A measurement of one's own would contradict one that the condition's findings state. */
function contradicts(template: string, findings: readonly string[]): boolean {
  return findings.some((finding) => MEASURED.test(finding)) && MEASURED.test(template);
}
