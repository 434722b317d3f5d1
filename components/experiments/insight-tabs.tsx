'use client';

import { useState } from 'react';
import { Tabs } from '@/components/ui/tabs';
import { useModels } from '@/lib/client/models';
import { spanErrors } from '@/lib/domain/model/error-kinds';
import type { Run, SentenceError } from '@/lib/domain/model/run';
import { insight } from '@/lib/messages/insight';
import { ConfidenceTab } from './calibration/confidence-tab';
import { RecallTab } from './calibration/recall-tab';
import { CrossCheckGate } from './cross-check-gate';
import { ErrorBrowser } from './errors/error-browser';
import { ExplainDialog, type ExplainedPlace } from './explain/explain-dialog';
import { SuspectsTab } from './suspects/suspects-tab';
import { useCrossCheckWork } from './use-cross-check';

const { tabs: words } = insight;
type InsightTab = 'errors' | 'suspects' | 'confidence' | 'recall';

/** What lies behind a run's figures: its errors, doubtful labels, how far its confidences go, what recall costs. */
export function InsightTabs({ run }: { readonly run: Run }) {
  const [tab, setTab] = useState<InsightTab>('errors');
  const [explained, setExplained] = useState<ExplainedPlace>();
  const model = useModels()?.find(({ id }) => id === run.modelId);
  const crossCheck = useCrossCheckWork(run.id);
  return (
    <>
      <Tabs
        label={words.label}
        value={tab}
        onChange={setTab}
        tabs={[
          {
            value: 'errors',
            label: words.errors,
            content: (
              <ErrorBrowser
                runId={run.id}
                labels={run.labels}
                onWhy={model && ((sentence) => setExplained(placeOfError(sentence)))}
              />
            ),
          },
          {
            value: 'suspects',
            label: words.suspects,
            content: (
              <CrossCheckGate crossCheck={crossCheck}>
                {(check) => (
                  <SuspectsTab
                    check={check}
                    datasetId={run.datasetId}
                    labels={run.labels}
                    onWhy={
                      model &&
                      (({ noteId, gold, predicted }) => {
                        const start = gold?.start ?? predicted?.start ?? 0;
                        setExplained({ noteId, offset: start, word: start, expected: gold?.label });
                      })
                    }
                  />
                )}
              </CrossCheckGate>
            ),
          },
          {
            value: 'confidence',
            label: words.confidence,
            content: (
              <CrossCheckGate crossCheck={crossCheck}>
                {(check) => <ConfidenceTab algorithm={run.settings.algorithm} check={check} model={model} />}
              </CrossCheckGate>
            ),
          },
          {
            value: 'recall',
            label: words.recall,
            content: (
              <CrossCheckGate crossCheck={crossCheck}>
                {(check) => <RecallTab check={check} model={model} />}
              </CrossCheckGate>
            ),
          },
        ]}
      />
      {explained && model && (
        <ExplainDialog
          modelId={model.id}
          place={explained}
          labels={run.labels}
          onClose={() => setExplained(undefined)}
        />
      )}
    </>
  );
}

/** A sentence's first error: its words are what one asks about. */
function placeOfError({ noteId, start, gold, predicted }: SentenceError): ExplainedPlace {
  const [error] = spanErrors(gold, predicted);
  return { noteId, offset: start, word: (error?.gold ?? error?.predicted)?.start, expected: error?.gold?.label };
}
