import * as english from './en/registry-errors';
import { spoken } from './spoken';

export const { callErrorMessage, storedCodeMessage, refusalWords } = spoken('registry-errors', english);
