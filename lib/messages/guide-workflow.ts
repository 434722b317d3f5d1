import * as english from './en/guide-workflow';
import { spoken } from './spoken';

export const { workflow } = spoken('guide-workflow', english);
