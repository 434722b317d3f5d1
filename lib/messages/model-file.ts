import * as english from './en/model-file';
import { spoken } from './spoken';

export const { MODEL_USES, modelFile } = spoken('model-file', english);
