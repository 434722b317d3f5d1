import * as english from './en/guide-diagram';
import { spoken } from './spoken';

export const { diagram } = spoken('guide-diagram', english);
