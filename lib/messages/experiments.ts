import * as english from './en/experiments';
import { spoken } from './spoken';

export const {
  RUN_STATES,
  RUN_STATE_REASONS,
  SPLIT_NAMES,
  SETTINGS_FIELDS,
  STEP_LIMITS,
  FLAG_FIELDS,
  ALGORITHM_WORDS,
  ENCODING_FIELD,
  TRANSITIONS_FIELD,
  fieldProblem,
  TRAINING_STEPS,
  ERROR_KIND_NAMES,
  experiments,
} = spoken('experiments', english);
