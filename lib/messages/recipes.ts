import * as english from './en/recipes';
import { spoken } from './spoken';

export const { SWITCH_WORDS, SIZE_WORDS, ABLATED_WORDS, RECIPE_PROBLEMS, gazetteerProblem, recipes } = spoken(
  'recipes',
  english,
);
