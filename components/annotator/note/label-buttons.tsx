'use client';

import { ariaOfChord } from '@/lib/domain/annotation/key-map';
import type { LabelSet } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import { KeyHint } from './key-hint';

/** The labels with their keys, side by side; the one in use stands out. */
export function LabelButtons({
  labelSet,
  active,
  onLabel,
}: {
  readonly labelSet: LabelSet;
  readonly active: Label | undefined;
  readonly onLabel: (label: Label) => void;
}) {
  return labelSet.labels.map(({ label, name, look, key }) => (
    <button
      key={label}
      type="button"
      className="item-bar-button"
      data-active={label === active || undefined}
      aria-keyshortcuts={key === '' ? undefined : ariaOfChord(key)}
      onClick={() => onLabel(label)}
    >
      <mark data-swatch data-look={look}>
        {name}
      </mark>
      <KeyHint chord={key} />
    </button>
  ));
}
