import * as english from './en/shell';
import { spoken } from './spoken';

export const { shell } = spoken('shell', english);
