import * as english from './en/models';
import { spoken } from './spoken';

export const { STATE_NAMES, GATE_NAMES, gateName, KIND_NAMES, models, share } = spoken('models', english);
