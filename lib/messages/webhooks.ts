import * as english from './en/webhooks';
import { spoken } from './spoken';

export const { webhooks } = spoken('webhooks', english);
