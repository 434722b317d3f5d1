import * as english from './en/insight';
import { spoken } from './spoken';

export const { insight } = spoken('insight', english);
