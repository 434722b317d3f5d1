import * as english from './en/tour';
import { spoken } from './spoken';

export const { tour } = spoken('tour', english);
