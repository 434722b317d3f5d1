import * as english from './en/annotate-files';
import { spoken } from './spoken';

export const { files } = spoken('annotate-files', english);
