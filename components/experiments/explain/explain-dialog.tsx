'use client';

import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import { useNote } from '@/lib/client/datasets';
import { explainSentence } from '@/lib/client/insight';
import type { Comparison } from '@/lib/domain/model/explanation';
import type { Label } from '@/lib/domain/text/span';
import { workErrorMessage } from '@/lib/messages/errors';
import { insight } from '@/lib/messages/insight';
import type { ExplainOutcome } from '@/workers/pipeline-api';
import { SentenceView } from './sentence-view';

const { explain: words } = insight;

/** A place whose sentence is to be explained. */
export interface ExplainedPlace {
  readonly noteId: string;
  /** Somewhere in the sentence. */
  readonly offset: number;
  /** The word to begin with; undefined: the first marked one. */
  readonly word?: number | undefined;
  /** What that word should have been, where the dataset says. */
  readonly expected?: Label | undefined;
}

/** Why the words of one sentence have the tags they have. */
export function ExplainDialog({
  modelId,
  place,
  labels,
  onClose,
}: {
  readonly modelId: string;
  readonly place: ExplainedPlace;
  readonly labels: readonly Label[];
  readonly onClose: () => void;
}) {
  const [outcome, setOutcome] = useState<ExplainOutcome>();
  const { noteId, offset, word, expected } = place;
  const [against, setAgainst] = useState<Comparison | undefined>(
    word !== undefined && expected !== undefined ? { start: word, label: expected } : undefined,
  );
  const text = useNote(noteId)?.labelled.note.text;
  useEffect(() => {
    let current = true;
    const settle = (result: ExplainOutcome) => {
      if (current) setOutcome(result);
    };
    explainSentence({ modelId, noteId, offset, against }).then(settle, () =>
      settle({ kind: 'failed', code: 'unexpected' }),
    );
    return () => {
      current = false;
    };
  }, [modelId, noteId, offset, against]);
  const failure = outcome?.kind === 'failed' ? workErrorMessage(outcome.code) : undefined;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="wide"
      title={words.title}
      footer={<Button onClick={onClose}>{words.close}</Button>}
    >
      {failure && (
        <Notice tone="critical" title={failure.what}>
          {failure.next}
        </Notice>
      )}
      {(outcome === undefined || text === undefined) && !failure && <Skeleton lines={6} label={words.loading} />}
      {outcome?.kind === 'explained' && text !== undefined && (
        <SentenceView
          explanation={outcome.explanation}
          text={text}
          labels={labels}
          word={word}
          against={against}
          onAgainst={setAgainst}
        />
      )}
    </Dialog>
  );
}
