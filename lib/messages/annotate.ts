import * as english from './en/annotate';
import { spoken } from './spoken';

export const { annotate, refusalMessage } = spoken('annotate', english);
