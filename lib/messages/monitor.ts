import * as english from './en/monitor';
import { spoken } from './spoken';

export const { PERIOD_NAMES, RULE_NAMES, STATE_TITLES, doneWords, reasonWords, endWords, monitor } = spoken(
  'monitor',
  english,
);
