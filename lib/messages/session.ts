import * as english from './en/session';
import { spoken } from './spoken';

export const { ROLE_NAMES, ROLE_DOES, session, people } = spoken('session', english);
