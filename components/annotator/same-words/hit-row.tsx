'use client';

import { Checkbox } from '@/components/ui/checkbox';
import { panels } from '@/lib/messages/annotate-panels';
import type { SameWords } from '@/workers/pipeline-api';

const { same: words } = panels;

/** One place with its words around it; only a free one can be chosen. */
export function HitRow({
  hit,
  look,
  chosen,
  onToggle,
}: {
  readonly hit: SameWords;
  readonly look: string;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}) {
  return (
    <div className="hit-row">
      <Checkbox
        label={words.choose(hit.noteTitle)}
        labelHidden
        checked={chosen}
        disabled={hit.state !== 'free'}
        onChange={onToggle}
      />
      <div className="min-w-0">
        <p className="flex flex-wrap gap-x-3 text-caption text-fg-2">
          <span className="font-semibold">{hit.noteTitle}</span>
          {hit.state !== 'free' && <span>{words.states[hit.state]}</span>}
        </p>
        <p className="hit-context" dir="auto">
          {hit.before}
          <mark data-look={look} data-state={hit.state === 'marked' ? 'confirmed' : 'suggested'}>
            {hit.words}
          </mark>
          {hit.after}
        </p>
      </div>
    </div>
  );
}
