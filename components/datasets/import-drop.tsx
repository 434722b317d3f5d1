'use client';

import { ShieldCheck, Upload } from 'lucide-react';
import { useId, useRef } from 'react';
import { Button } from '@/components/ui/button';
import { IconText } from '@/components/ui/icon-text';
import { datasets } from '@/lib/messages/datasets';

const { import: words } = datasets;

/** Where files come in: by drop anywhere on the page (`over` shows it), or by the system's picker. */
export function ImportDrop({
  over,
  problem,
  onFiles,
  onClose,
}: {
  readonly over: boolean;
  /** What was wrong with the last drop. */
  readonly problem: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onClose?: () => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  return (
    <section aria-labelledby={id} className="panel">
      <div className="panel-head">
        <h2 id={id}>{words.title}</h2>
        <span className="text-caption text-fg-2">{words.checkFirst}</span>
        {onClose && (
          <div className="head-actions">
            <Button size="small" variant="quiet" onClick={onClose}>
              {datasets.close}
            </Button>
          </div>
        )}
      </div>
      <div className="panel-body grid gap-x-8 gap-y-4 desk:grid-cols-2">
        <div className="drop-zone content-center" data-over={over || undefined}>
          <p className="font-semibold text-fg">{over ? words.dropNow : words.drop}</p>
          <Button icon={Upload} onClick={() => input.current?.click()}>
            {words.choose}
          </Button>
          <p role="alert" className="max-w-[40ch] text-critical empty:hidden">
            {problem}
          </p>
          <input
            ref={input}
            type="file"
            multiple
            className="sr-only"
            tabIndex={-1}
            aria-label={words.choose}
            onChange={(event) => {
              const files = [...(event.target.files ?? [])];
              // The same files chosen again must count as a change.
              event.target.value = '';
              if (files.length > 0) onFiles(files);
            }}
          />
        </div>
        <div className="grid content-start gap-3">
          <dl className="grid gap-2 text-table">
            {words.formats.map(({ name, what }) => (
              <div key={name}>
                <dt className="font-semibold">{name}</dt>
                <dd className="text-fg-2">{what}</dd>
              </div>
            ))}
          </dl>
          <IconText icon={ShieldCheck} className="!items-start text-table">
            {datasets.privacy}
          </IconText>
        </div>
      </div>
    </section>
  );
}
