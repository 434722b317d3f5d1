import * as english from './en/kit';
import { spoken } from './spoken';

export const { kit } = spoken('kit', english);
