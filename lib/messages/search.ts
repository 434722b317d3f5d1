import * as english from './en/search';
import { spoken } from './spoken';

export const { SEARCH_STATES, METHODS, SEARCH_FIELDS, AXIS_NAMES, settingWords, searchProblem, search } = spoken(
  'search',
  english,
);
