'use client';

import { RefreshCw } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { locale } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Section } from '@/components/ui/section';
import { Table, Td, Th } from '@/components/ui/table';
import { biasCheck } from '@/lib/client/annotation-work';
import { useJobOutcome } from '@/lib/client/job-outcome';
import type { BiasFigure, BiasReport } from '@/lib/domain/annotation/bias-check';
import type { Annotator } from '@/lib/domain/annotation/mark';
import { panels } from '@/lib/messages/annotate-panels';
import { workErrorMessage } from '@/lib/messages/errors';
import type { BiasOutcome } from '@/workers/pipeline-api';
import { LayerField } from '../start/layer-field';

const { agreement: words } = panels;

/** Whether suggestions change what people tag: done notes with them against those in which they were hidden. */
export function BiasSection({ projectId, own }: { readonly projectId: string; readonly own: Annotator }) {
  const [layer, setLayer] = useState(own);
  const { run, running, cancel, job, outcome } = useJobOutcome<BiasOutcome>();
  useEffect(() => run((jobId) => biasCheck(jobId, { projectId, annotator: layer })), [run, projectId, layer]);
  const report = outcome !== 'thrown' && outcome?.kind === 'measured' ? outcome.report : undefined;
  const failure = outcome === 'thrown' ? 'unexpected' : outcome?.kind === 'failed' ? outcome.code : undefined;
  return (
    <Section title={words.bias} note={report && words.biasNote(report.notesWith, report.notesWithout)}>
      <div className="grid max-w-[56rem] gap-3">
        <div className="flex flex-wrap items-end gap-3">
          <LayerField label={words.biasOf} projectId={projectId} own={own} value={layer} onChange={setLayer} />
          <Button
            icon={RefreshCw}
            disabled={running}
            onClick={() => run((jobId) => biasCheck(jobId, { projectId, annotator: layer }))}
          >
            {words.measure}
          </Button>
        </div>
        {running && (
          <ProgressBar label={words.biasMeasuring} value={job?.done ?? 0} total={job?.total ?? 0} onCancel={cancel} />
        )}
        {failure && (
          <Notice tone="critical" title={workErrorMessage(failure).what} announce>
            {workErrorMessage(failure).next}
          </Notice>
        )}
        {report && <BiasTable report={report} />}
      </div>
    </Section>
  );
}

const plain = (value: number) => value.toLocaleString(locale(), { maximumFractionDigits: 1 }).replace('-', '−');

function BiasTable({ report }: { readonly report: BiasReport }) {
  if (report.notesWith === 0 || report.notesWithout === 0) return <p className="text-fg-2">{words.biasNone}</p>;
  const rows = [
    { name: words.biasEntities, figure: report.entitiesPerThousandTokens, times: 1 },
    { name: words.biasSeconds, figure: report.secondsPerNote, times: 1 },
    { name: words.biasRight, figure: report.shareRight, times: 100 },
  ];
  return (
    <>
      <Table caption={words.biasTable}>
        <thead>
          <tr>
            <Th>
              <span className="sr-only">{words.biasWhat}</span>
            </Th>
            <Th num>{words.biasWith}</Th>
            <Th num>{words.biasWithout}</Th>
            <Th num>{words.biasDifference}</Th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, figure, times }) => (
            <BiasRow key={name} name={name} figure={figure} times={times} />
          ))}
        </tbody>
      </Table>
      <p className="text-caption text-fg-2">{words.biasHow}</p>
    </>
  );
}

function BiasRow({
  name,
  figure: { withSuggestions, without, difference },
  times,
}: {
  readonly name: string;
  readonly figure: BiasFigure;
  readonly times: number;
}) {
  const shown = (value: number | undefined) => (value === undefined ? '–' : plain(times * value));
  const differs = difference !== undefined && (difference.low > 0 || difference.high < 0);
  return (
    <tr>
      <th scope="row">{name}</th>
      <Td num>{shown(withSuggestions)}</Td>
      <Td num>{shown(without)}</Td>
      <Td num>
        {difference === undefined
          ? '–'
          : `${shown(difference.value)} (${words.interval(shown(difference.low), shown(difference.high))})`}
        {differs && <span className="block text-caption text-warning">{words.biasSays}</span>}
      </Td>
    </tr>
  );
}
