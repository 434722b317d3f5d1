import * as english from './en/guide-tools';
import { spoken } from './spoken';

export const { tools } = spoken('guide-tools', english);
