import * as english from './en/label-words';
import { spoken } from './spoken';

export const { LABEL_WORDS } = spoken('label-words', english);
