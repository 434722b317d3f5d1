import { labelName, lookOf } from '@/components/reading/mark-look';
import type { Label } from '@/lib/domain/text/span';

/** A label's name with the colour and underline of its marks. `labels`: all of the dataset, which decide the look. */
export function LabelSwatch({ label, labels }: { readonly label: Label; readonly labels: readonly Label[] }) {
  return (
    <mark data-swatch data-look={lookOf(label, labels)}>
      {labelName(label)}
    </mark>
  );
}
