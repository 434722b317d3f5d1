'use client';

import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { LabelDefinition } from '@/lib/domain/annotation/project';
import { panels } from '@/lib/messages/annotate-panels';
import { useAnnotate } from '../annotate-context';
import { LabelReader } from '../label-set/label-reader';
import { GuidelineText, paragraphsOf } from './guideline-text';

const { side: words } = panels;

/** The beginning of what is written about the label in focus, and a way to all of it. */
export function GuidelinePart({
  label,
  reading,
  onReading,
  onWrite,
}: {
  readonly label: LabelDefinition;
  /** All of it is open. */
  readonly reading: boolean;
  readonly onReading: (reading: boolean) => void;
  readonly onWrite: () => void;
}) {
  const { labelSet } = useAnnotate();
  const [first] = paragraphsOf(label.guideline);
  return (
    <section className="side-part" aria-labelledby="side-guideline">
      <div className="side-part-head">
        <h2 id="side-guideline">{words.guideline(label.name)}</h2>
        <span className="text-caption text-fg-2 tabular-nums">{words.version(labelSet.version)}</span>
      </div>
      {label.description !== '' && <p className="mb-1 text-fg-2 text-table">{label.description}</p>}
      {first === undefined ? (
        <p className="text-table">
          {words.noGuideline}{' '}
          <button type="button" className="link-button" onClick={onWrite}>
            {words.writeGuideline}
          </button>
        </p>
      ) : (
        <div className="guideline text-table">
          <GuidelineText text={first} look={label.look} />
        </div>
      )}
      <button type="button" className="link-button mt-1.5" onClick={() => onReading(true)}>
        {words.allGuideline}
      </button>
      <Dialog
        open={reading}
        onOpenChange={onReading}
        title={words.guidelineTitle(labelSet.version)}
        footer={
          <Button
            onClick={() => {
              onReading(false);
              onWrite();
            }}
          >
            {words.editLabels}
          </Button>
        }
      >
        <LabelReader labels={labelSet.labels} />
      </Dialog>
    </section>
  );
}
