import * as english from './en/loop';
import { spoken } from './spoken';

export const { loop } = spoken('loop', english);
