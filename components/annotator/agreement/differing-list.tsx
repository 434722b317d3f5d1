'use client';

import { Circle, CircleCheck } from 'lucide-react';
import { VirtualList } from '@/components/ui/virtual-list';
import type { AgreementReport } from '@/lib/domain/annotation/agreement';
import { panels } from '@/lib/messages/annotate-panels';

const { agreement: words } = panels;
const ROW_HEIGHT = 45;

/** Notes in which two layers differ, those with most differences first, and which of them are settled. */
export function DifferingList({
  differing,
  titles,
  settled,
  openId,
  onOpen,
}: {
  readonly differing: AgreementReport['differing'];
  readonly titles: ReadonlyMap<string, string>;
  readonly settled: (noteId: string) => boolean;
  readonly openId: string | undefined;
  readonly onOpen: (noteId: string) => void;
}) {
  return (
    <VirtualList
      label={words.differing}
      count={differing.length}
      estimateHeight={ROW_HEIGHT}
      height={560}
      renderRow={(index) => {
        const one = differing[index];
        if (one === undefined) return null;
        const done = settled(one.noteId);
        const Shape = done ? CircleCheck : Circle;
        const title = titles.get(one.noteId) ?? one.noteId;
        return (
          <button
            type="button"
            className="differing-row"
            aria-current={one.noteId === openId || undefined}
            onClick={() => onOpen(one.noteId)}
          >
            <Shape aria-hidden className="text-fg-3" />
            <b className="truncate">{title}</b>
            <small>
              {words.differences(one.differences)}, {done ? words.adjudicated : words.toDo}
            </small>
          </button>
        );
      }}
    />
  );
}
