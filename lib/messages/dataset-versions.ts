import * as english from './en/dataset-versions';
import { spoken } from './spoken';

export const { versions, statistics, inconsistent, deriveErrorMessage } = spoken('dataset-versions', english);
