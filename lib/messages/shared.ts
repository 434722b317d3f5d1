import * as english from './en/shared';
import { spoken } from './spoken';

export const { SHARED_KIND_NAMES, SHARED_KIND_LEAVES, shared, sharedProblem } = spoken('shared', english);
