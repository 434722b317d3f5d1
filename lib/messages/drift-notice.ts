import * as english from './en/drift-notice';
import { spoken } from './spoken';

export const { driftNotice } = spoken('drift-notice', english);
