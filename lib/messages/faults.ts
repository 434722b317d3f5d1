import * as english from './en/faults';
import { spoken } from './spoken';

export const { faults } = spoken('faults', english);
