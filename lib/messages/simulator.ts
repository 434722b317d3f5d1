import * as english from './en/simulator';
import { spoken } from './spoken';

export const { SCENARIO_NAMES, simulator } = spoken('simulator', english);
