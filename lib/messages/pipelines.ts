import * as english from './en/pipelines';
import { spoken } from './spoken';

export const { pipelines, STEP_WORDS, STEP_UNITS, STATE_WORDS, RULE_WORDS, stepLine, runs, rules } = spoken(
  'pipelines',
  english,
);
