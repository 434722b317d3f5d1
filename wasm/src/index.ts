export { type Pruning, pruneModel, quantiseModel } from './compact.js';
export {
  type CrossValidation,
  type CrossValidationOptions,
  crossValidate,
  type Figures,
  type FoldResult,
  type LabelFigures,
  type LabelledSequence,
} from './cross-validate.js';
export { loadEngine } from './engine.js';
export { CrfError, type CrfErrorCode } from './errors.js';
export { visitAttributes } from './items.js';
export type { CrfModel } from './model.js';
export { modelHeader, readModel, writeModel } from './model-file.js';
export { forbiddenTransitions, type Scheme, spanLabels } from './schemes.js';
export type * from './types.js';
