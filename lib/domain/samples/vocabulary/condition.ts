export type Course = 'chronic' | 'lasting' | 'acute' | 'severe';

/**
 * One condition as the sample notes know it. Fixed data: common textbook facts, written for this project.
 * Inside `findings`, "[d|…]" and "[t|…]" mark a disease or treatment; all else there is neither.
 */
export interface Condition {
  /** As written in running text; the abbreviation, where clinicians use one, is introduced in parentheses. */
  readonly name: string;
  readonly short?: string;
  /** Other names of the same thing. */
  readonly also?: readonly string[];
  /** `chronic`: for years. `lasting`: weeks to months. `acute`: treated once, at home or in hospital. `severe`: in hospital. */
  readonly course: Course;
  /** Never the reason to be admitted. */
  readonly outpatient?: true;
  /** Drugs not given for it, though one might expect them. */
  readonly withheld?: readonly string[];
  /** Years, both included. Default 18-88. */
  readonly ages?: readonly [number, number];
  readonly sex?: 'f' | 'm';
  /** What the patient says, fitting "with …": no disease, no treatment. */
  readonly symptoms: readonly string[];
  /** Whole sentences on examination, laboratory or imaging. */
  readonly findings: readonly string[];
  /**
   * Classes that can be given together. A class: "name: dose | dose", its alternatives joined by " ~ ".
   */
  readonly drugs: readonly string[];
  /** Operations and interventions, fitting "underwent …". */
  readonly procedures?: readonly string[];
  /** Therapies and devices, fitting "referred for …" and "continues with …". */
  readonly care?: readonly string[];
  /** Diseases one would look for and not find. */
  readonly denied: readonly string[];
  /** Diseases that run in such families. */
  readonly family: readonly string[];
  /** Met as a second illness in any speciality. */
  readonly common?: true;
  /** Names of conditions that do not stand beside this one, or would forbid its drugs. */
  readonly avoid?: readonly string[];
}

export interface Speciality {
  readonly id: string;
  /** Of the clinic, in titles and letters. */
  readonly clinic: string;
  readonly conditions: readonly Condition[];
  /** Second illnesses that fit here; without it, any common one. */
  readonly comorbidities?: readonly string[];
}
