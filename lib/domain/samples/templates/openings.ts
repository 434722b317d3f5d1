import type { ByCourse } from './by-course';

/** First sentences of a note, by its kind. Slots are explained in ../slots.ts. */
export const LETTER_OPENINGS: ByCourse = {
  any: [
    'Thank you for sending this {age}-year-old {man} with {d}.',
    'Seen in the {clinic} clinic for {d}; the main complaint is {symptom}.',
    'Follow-up visit for {d} after {weeks} weeks.',
    'Referred by the practice because of {symptom} in spite of treatment for {d}.',
  ],
  chronic: [
    '{Person} of {age}, referred by the practice with {symptom} and known {d}.',
    'Thank you for referring this {age}-year-old {man} with {d}, who now reports {symptom}.',
    'Annual review of {d}, diagnosed in {year}.',
    '{Person} of {age} under our care for {d} since {year}.',
    'Second opinion on {d} with ongoing {symptom}.',
  ],
  lasting: ['{Person} of {age}, sent by the practice with {symptom}, which proved to be due to {d}.'],
  acute: [
    '{Person} of {age}, sent by the practice with {symptom} and suspected {d}.',
    'Review {weeks} weeks after an episode of {d}.',
    'This {age}-year-old {man} left the ward last month after treatment for {d}.',
  ],
  severe: [],
};

export const ADMISSION_OPENINGS: ByCourse = {
  any: [
    '{Person} of {age}, admitted with {symptom} and {symptom2}.',
    'Transferred from the district hospital for treatment of {d}.',
    'Admitted through the emergency department with {symptom}; the working diagnosis was {d}.',
  ],
  chronic: [
    'Admitted through the emergency department with {symptom}; background of {d}.',
    'Planned admission of a {man} of {age} for {proc} because of {d}.',
    'Transferred from the district hospital with worsening {d}.',
    'Admitted from clinic for better control of {d}.',
  ],
  lasting: ['Admitted from clinic for better control of {d}.'],
  acute: ['Admitted with {d} after {days} days of {symptom}.'],
  severe: [
    'Admitted with {d} after {hours} hours of {symptom}.',
    'Brought in by ambulance with {symptom} and found to have {d}.',
  ],
};

export const PRACTICE_OPENINGS: ByCourse = {
  any: [
    'Seen today with {symptom} for {days} days.',
    'Came in with {symptom}, worried about {x}.',
    'Telephone call about {symptom} and {symptom2}.',
  ],
  chronic: [
    'Review of {d}, feels well apart from {symptom}.',
    'Telephone call about {symptom}; known {d}.',
    'Medication review for {d}.',
    'Here with {symptom}, on the list for {d}.',
  ],
  lasting: ['Review of {d}, still has {symptom}.'],
  acute: [
    'Home visit for {symptom} and {symptom2}.',
    '{symptom} since {weekday}, now also {symptom2}; looks like {d}.',
  ],
  severe: [],
};

export const EMERGENCY_OPENINGS: ByCourse = {
  any: [
    'Walked in with {symptom} for {hours} hours, then {symptom2}.',
    '{Person} of {age}, sent in with {symptom} and {symptom2}.',
  ],
  chronic: [
    '{age}-year-old {man} with {d}, brought in by ambulance with {symptom}.',
    'Walked in with {symptom} for {hours} hours; has {d}.',
  ],
  lasting: ['{age}-year-old {man} with {d}, sent in because of {symptom}.'],
  acute: [
    '{Person} of {age}, sent by the out-of-hours service as {d}.',
    '{age}-year-old {man} brought in with {symptom}.',
  ],
  severe: [
    '{age}-year-old {man} brought in by ambulance with {symptom}.',
    'Resuscitation call for {symptom} and suspected {d}.',
  ],
};
