import * as english from './en/annotate-panels';
import { spoken } from './spoken';

export const { NOTE_STATUSES, QUEUE_ORDERS, layerName, panels, editWords } = spoken('annotate-panels', english);
