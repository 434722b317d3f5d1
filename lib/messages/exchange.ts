import * as english from './en/exchange';
import { spoken } from './spoken';

export type { LossGroup } from './en/exchange';
export const {
  offsetUnitName,
  exchangeFormatWords,
  lossGroups,
  lossLine,
  lossReport,
  exchange,
  exchangeIssueMessage,
  exchangeIssuePlace,
} = spoken('exchange', english);
