import * as english from './en/kpis';
import { spoken } from './spoken';

export type { KpiWords } from './en/kpis';
export const { KPI_WORDS } = spoken('kpis', english);
