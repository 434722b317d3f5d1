import * as english from './en/annotate-agreement';
import { spoken } from './spoken';

export const { agreement } = spoken('annotate-agreement', english);
