import * as english from './en/runs';
import { spoken } from './spoken';

export const {
  runFilter,
  FACT_NAMES,
  runsTable,
  runFacts,
  repeatWords,
  repeatLines,
  SETTING_NAMES,
  VERDICTS,
  compareWords,
  compareRefusal,
  exportWords,
} = spoken('runs', english);
