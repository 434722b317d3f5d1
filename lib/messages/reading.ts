import * as english from './en/reading';
import { spoken } from './spoken';

export const { reading } = spoken('reading', english);
