import { CARDIOLOGY } from './cardiology';
import type { Speciality } from './condition';
import { DERMATOLOGY } from './dermatology';
import { ENDOCRINOLOGY } from './endocrinology';
import { GASTROENTEROLOGY } from './gastroenterology';
import { INFECTIOUS_DISEASES } from './infectious-diseases';
import { NEPHROLOGY } from './nephrology';
import { NEUROLOGY } from './neurology';
import { OBSTETRICS } from './obstetrics';
import { ONCOLOGY } from './oncology';
import { OPHTHALMOLOGY } from './ophthalmology';
import { ORTHOPAEDICS } from './orthopaedics';
import { PAEDIATRICS } from './paediatrics';
import { PSYCHIATRY } from './psychiatry';
import { RESPIRATORY } from './respiratory';
import { RHEUMATOLOGY } from './rheumatology';

/** All of them; the order is part of what a seed means. */
export const SPECIALITIES: readonly Speciality[] = [
  OBSTETRICS,
  CARDIOLOGY,
  RESPIRATORY,
  ENDOCRINOLOGY,
  GASTROENTEROLOGY,
  NEUROLOGY,
  RHEUMATOLOGY,
  PSYCHIATRY,
  DERMATOLOGY,
  NEPHROLOGY,
  ONCOLOGY,
  INFECTIOUS_DISEASES,
  ORTHOPAEDICS,
  OPHTHALMOLOGY,
  PAEDIATRICS,
];
