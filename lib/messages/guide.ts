import * as english from './en/guide';
import { spoken } from './spoken';

export type { GuideLimits, Statement } from './en/guide';
export const { guide } = spoken('guide', english);
