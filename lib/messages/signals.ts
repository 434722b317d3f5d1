import * as english from './en/signals';
import { spoken } from './spoken';

export const { SIGNAL_NAMES, movedSentence, signalShort, BIN_NAMES } = spoken('signals', english);
