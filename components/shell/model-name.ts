import type { ModelSummary } from '@/lib/client/models';
import { shell } from '@/lib/messages/shell';

/** As a model is called here, without where it is from. */
export const shortNameOf = ({ number, fileName }: Pick<ModelSummary, 'number' | 'fileName'>): string =>
  fileName ?? shell.model.name(number);
