import * as english from './en/import';
import { spoken } from './spoken';

export type { IssueMessage } from './en/import';
export const { noteFaultMessage, importIssueMessage, importErrorLine, importIssuePlaces, importStepName } = spoken(
  'import',
  english,
);
