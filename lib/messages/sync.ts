import * as english from './en/sync';
import { spoken } from './spoken';

export const { KIND_WORDS, STATE_WORDS, sync } = spoken('sync', english);
