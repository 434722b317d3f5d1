import * as english from './en/lock';
import { spoken } from './spoken';

export const { lock } = spoken('lock', english);
