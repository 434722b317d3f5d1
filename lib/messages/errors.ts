import * as english from './en/errors';
import { spoken } from './spoken';

export type { ErrorMessage } from './en/errors';
export const { workErrorMessage } = spoken('errors', english);
