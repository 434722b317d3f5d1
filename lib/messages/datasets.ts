import * as english from './en/datasets';
import { spoken } from './spoken';

export const { DATASET_SOURCES, SPLIT_LABELS, datasets } = spoken('datasets', english);
