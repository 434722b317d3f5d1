import * as english from './en/attributes';
import { spoken } from './spoken';

export const { attributeWords, tagWords, contributionWords } = spoken('attributes', english);
