import type { ByCourse } from './templates/by-course';
import { ADMISSION_OPENINGS, EMERGENCY_OPENINGS, LETTER_OPENINGS, PRACTICE_OPENINGS } from './templates/openings';
import type { Condition, Course } from './vocabulary/condition';

/** A pool of templates a section draws from; see pools.ts. */
export type Pool =
  | 'opening'
  | 'history'
  | 'second'
  | 'denied'
  | 'family'
  | 'not-given'
  | 'finding'
  | 'vital'
  | 'remark'
  | 'social'
  | 'course'
  | 'plan'
  | 'second-plan'
  | 'closing'
  | 'medication';

export interface SectionKind {
  /** One of these heads it; an empty one: no heading. */
  readonly headings: readonly string[];
  /** In order; "?" after a pool makes it one time in two. */
  readonly pools: readonly (Pool | `${Pool}?`)[];
  /** Share of notes that have it. */
  readonly share?: number;
}

export interface NoteKind {
  /** In titles, after the clinic. */
  readonly title: string;
  /** Clinic's name in the title. */
  readonly ofClinic: boolean;
  readonly openings: ByCourse;
  /** Plans are those for someone who leaves hospital. */
  readonly inHospital: boolean;
  /** Courses of illness such a note is written for. */
  readonly courses: readonly Course[];
  readonly sections: readonly SectionKind[];
}

export const NOTE_KINDS: readonly NoteKind[] = [
  {
    title: 'letter',
    ofClinic: true,
    openings: LETTER_OPENINGS,
    inHospital: false,
    courses: ['chronic', 'lasting', 'acute'],
    sections: [
      { headings: ['Reason for referral', 'Reason for visit'], pools: ['opening'] },
      { headings: ['History'], pools: ['history', 'history', 'second', 'not-given?', 'denied', 'family?', 'second?'] },
      { headings: ['Findings', 'Examination'], pools: ['vital', 'finding', 'finding', 'denied?', 'remark?'] },
      { headings: ['Plan'], pools: ['plan', 'plan', 'plan', 'not-given?', 'second-plan?', 'closing'] },
    ],
  },
  {
    title: 'discharge summary',
    ofClinic: true,
    openings: ADMISSION_OPENINGS,
    inHospital: true,
    courses: ['chronic', 'lasting', 'acute', 'severe'],
    sections: [
      { headings: ['Reason for admission'], pools: ['opening'] },
      { headings: ['Past medical history'], pools: ['second', 'second?', 'family?', 'social?'] },
      {
        headings: ['Hospital course'],
        pools: ['history', 'finding', 'course', 'course', 'denied', 'not-given?', 'course?'],
      },
      { headings: ['Discharge medication', 'Discharge medications', 'Medication'], pools: ['medication'] },
      { headings: ['Follow-up', 'Plan'], pools: ['plan', 'closing'] },
    ],
  },
  {
    title: 'practice note',
    ofClinic: false,
    openings: PRACTICE_OPENINGS,
    inHospital: false,
    courses: ['chronic', 'lasting', 'acute'],
    sections: [
      { headings: ['Subjective', 'S/'], pools: ['opening', 'history', 'denied', 'family?', 'social?'] },
      { headings: ['Objective', 'O/'], pools: ['vital', 'finding', 'remark?'] },
      { headings: ['Assessment', 'A/'], pools: ['history', 'second', 'denied?'] },
      { headings: ['Plan', 'P/'], pools: ['plan', 'plan', 'second-plan?', 'not-given?', 'closing'] },
    ],
  },
  {
    title: 'emergency note',
    ofClinic: false,
    openings: EMERGENCY_OPENINGS,
    inHospital: false,
    courses: ['chronic', 'lasting', 'acute', 'severe'],
    sections: [
      { headings: ['Presenting complaint'], pools: ['opening', 'history'] },
      { headings: ['Past medical history', 'PMH'], pools: ['second', 'second?', 'family?'] },
      { headings: ['Medication'], pools: ['medication'], share: 0.4 },
      { headings: ['Examination', 'Observations'], pools: ['vital', 'finding', 'finding', 'denied'] },
      { headings: ['Assessment and plan', 'Impression'], pools: ['history', 'not-given?', 'plan', 'plan', 'closing'] },
    ],
  },
  {
    title: 'follow-up note',
    ofClinic: true,
    openings: LETTER_OPENINGS,
    inHospital: false,
    courses: ['chronic', 'lasting', 'acute'],
    sections: [
      { headings: [''], pools: ['opening', 'history', 'history?', 'denied', 'second', 'social?'] },
      { headings: ['Family history'], pools: ['family', 'family'], share: 0.4 },
      { headings: ['Findings', 'Examination'], pools: ['vital', 'finding', 'remark?', 'denied?'] },
      { headings: ['Current medications', 'Medication'], pools: ['medication'], share: 0.5 },
      {
        headings: ['Assessment and plan', 'Plan'],
        pools: ['plan', 'plan', 'not-given?', 'second-plan', 'closing', 'closing?'],
      },
    ],
  },
];

/** Kinds of note written about a condition: nobody is admitted with a cataract, nobody's sepsis is seen in a clinic. */
export function kindsFor({ course, outpatient }: Condition): readonly NoteKind[] {
  return NOTE_KINDS.filter((kind) => kind.courses.includes(course) && !(outpatient && HOSPITAL_KINDS.has(kind.title)));
}

const HOSPITAL_KINDS: ReadonlySet<string> = new Set(['discharge summary', 'emergency note']);
