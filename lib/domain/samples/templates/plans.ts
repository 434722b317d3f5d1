import type { ByCourse } from './by-course';

/** What was done in hospital. Slots are explained in ../slots.ts. */
export const HOSPITAL_COURSE: ByCourse = {
  any: [
    '{drug} {dose} {was drug} given for {d}.',
    '{She} was treated with {drug} {dose} and {drug2} {dose2}.',
    'On day {day} {she} underwent {proc} without complication.',
    '{drug} {was drug} started on admission and continued as {dose}.',
    '{care} {was care} begun on the ward.',
    '{proc} for {d} went well.',
    'The team treated {d} with {drug}, {drug2} and {care}.',
    'With {care} and {drug} {she} felt better by day {day}.',
    '{c} was stable on {cdrug} throughout.',
    '{drug2} {was drug2} added on day {day} because of {symptom}.',
    'The course was smooth, and {she} was mobile by day {day}.',
  ],
  chronic: [
    'Treatment of {d} was changed from {olddrug} to {drug} {dose}.',
    'Because of ongoing {symptom}, the dose of {drug} was reviewed.',
    '{d} had flared after {she} stopped {drug} at home.',
  ],
  lasting: ['{d} improved on {drug} {dose}, and {thesymptom} settled within {days} days.'],
  acute: ['{d} improved on {drug} {dose}, and {thesymptom} settled within {days} days.'],
  severe: [
    '{d} improved on {drug} {dose}, and {thesymptom} settled within {days} days.',
    '{care} {was care} part of the treatment from the first day.',
    'After {proc} {she} was nursed on the high-dependency unit overnight.',
    'The first dose of {drug} was given within 40 minutes of arrival.',
  ],
};

/** What a discharged patient leaves with. */
export const DISCHARGE_PLAN: ByCourse = {
  any: [
    'Please continue {drug} {dose} for {d}.',
    'Refer for {newcare}.',
    '{newproc} {is newproc} planned for {month}.',
    'Advised to keep up {care}.',
    'If {d} comes back, {newproc} will be discussed.',
    '{newcare} {was newcare} arranged for next week.',
    'Outpatient review of {d} and of the need for {newdrug}.',
  ],
  chronic: [
    'Repeat bloods in {weeks} weeks, then decide on {newdrug}.',
    'Please prescribe {newdrug} {newdose} on repeat.',
  ],
  lasting: ['Stop {drug} once {thesymptom} {has symptom} gone for a week.'],
  acute: ['Finish {drug} after another {days} days.'],
  severe: ['The dose of {drug2} is to be reviewed in {weeks} weeks.', 'A clinic visit will look at recovery from {d}.'],
};

export const PLAN: ByCourse = {
  any: [
    'Refer for {newcare}.',
    '{newcare} {was newcare} offered and accepted.',
    'For {d}: {drug} {dose}, {drug2} {dose2}, {care}.',
    'Side effects of {newdrug} were explained before the first dose.',
    'If {thesymptom} {get symptom} worse, {newproc} will be considered.',
  ],
  chronic: [
    'Continue {drug} {dose} for {d}.',
    'Start {newdrug} {newdose}.',
    '{newdrug} {newdose} {is newdrug} added for {d}.',
    'Review the dose of {drug} if {thesymptom} {persist symptom}.',
    '{newproc} {is newproc} planned for {month}.',
    'If {d} does not settle, {newproc} will be discussed.',
    '{d} is managed with {care} from today; {newdrug} {newdose} {is newdrug} added if {thesymptom} {persist symptom}.',
    'Advised to keep up {care}.',
    'Repeat bloods in {weeks} weeks, then decide on {newdrug}.',
    'Listed for {newproc}.',
    'The aim is to control {d} with {drug} alone.',
    'Please prescribe {newdrug} {newdose} on repeat.',
    'We recommend {newdrug} {newdose} and {newcare} for {d}.',
    '{drug} unchanged; {newdrug} to follow once {x} {is x} excluded.',
    'Switch to {newdrug} {newdose} if {effect} {occur effect}.',
    '{newproc} or {newcare} {is newcare} the next step for {d}.',
  ],
  lasting: [
    'Continue {drug} {dose} for {d}.',
    '{d} is managed with {care} from today; {newdrug} {newdose} {is newdrug} added if {thesymptom} {persist symptom}.',
    'Add {newdrug} {newdose} if there is no improvement in two weeks.',
    '{newproc} {is newproc} planned for {month}.',
    'Keep to {drug} {dose} until the next visit.',
  ],
  acute: [
    'Continue {drug} {dose} for another {days} days.',
    'Start {drug} {dose} for {d}.',
    'Finish the course of {drug}.',
    '{d}: {drug} {dose} and {care}.',
    'Add {newdrug} {newdose} if there is no improvement in two days.',
    '{newproc} {is newproc} planned for {weekday}.',
    'Home today with {drug} {dose} and {drug2} {dose2}.',
    'Repeat bloods in {days} days and stop {drug} if normal.',
    'Treat as {d} with {drug} {dose}.',
    '{drug2} {dose2} for comfort.',
  ],
  severe: [
    'Admit for {drug} {dose} and observation.',
    'Start {drug} {dose} and {drug2} {dose2} now.',
    '{newproc} {is newproc} arranged for tonight.',
    'Discussed {newdrug} with the team on call; agreed to begin {newdose}.',
    'Treat as {d} with {drug} {dose} until proven otherwise.',
    '{care} and close observation on the ward.',
  ],
};

export const SECOND_ILLNESS_PLAN = [
  '{c}: continue {cdrug} {cdose}.',
  'No change to {cdrug} for {c}.',
  'The practice will look after {c}; {cdrug} {stay cdrug} as before.',
  '{cdrug} {was cdrug} continued throughout.',
] as const;

export const MEDICATION_LINES = [
  '{drug} {dose}',
  '{drug2} {dose2}',
  '{cdrug} {cdose}',
  '{cdrug2} {cdose2}',
  '{c2drug} {c2dose}',
] as const;

export const MEDICATION_LINES_WITH_REASON = [
  '{drug} {dose} ({d})',
  '{cdrug} {cdose} ({c})',
  '{drug2} {dose2} ({d})',
  '{c2drug} {c2dose} ({c2})',
] as const;
