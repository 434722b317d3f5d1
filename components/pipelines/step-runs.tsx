'use client';

import { Download } from 'lucide-react';
import { Fragment, useId, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { FactList } from '@/components/ui/fact-list';
import { formatDateTime } from '@/components/ui/format';
import { saveFile } from '@/components/ui/save-file';
import { Section } from '@/components/ui/section';
import { StatePill, type StateTone } from '@/components/ui/state-pill';
import { Table, Td, Th } from '@/components/ui/table';
import { allStepRuns, retryOf, type StepKey, type StepRun } from '@/lib/client/step-runs';
import { namesOf } from '@/lib/domain/monitoring/step-run';
import { pipelines, runs, STEP_UNITS, STEP_WORDS } from '@/lib/messages/pipelines';
import { TryAgain } from './try-again';

/** Newest runs of a step that the page shows. */
export const STEP_RUNS_SHOWN = 8;
const TONES: Readonly<Record<StepRun['outcome'], StateTone>> = {
  running: 'info',
  ok: 'ok',
  look: 'warning',
  refused: 'warning',
  cancelled: 'none',
  failed: 'critical',
  interrupted: 'critical',
};

/** When a step ran last, why, what went in and came out, how long it took and how it ended. */
export function StepRuns({ step, newest }: { readonly step: StepKey; readonly newest: readonly StepRun[] }) {
  const [pipeline] = namesOf(step);
  const name = runs.title(pipelines.lanes[pipeline].name, STEP_WORDS[step]);
  const save = async () =>
    saveFile(runs.fileName(step), `${JSON.stringify(await allStepRuns(step), undefined, 2)}\n`, 'application/json');
  const next = step === 'data/tag' ? runs.tagging : runs.noneNext[pipeline];
  return (
    <Section
      title={name}
      note={runs.note}
      actions={
        newest.length > 0 && (
          <Button size="small" variant="quiet" icon={Download} onClick={() => void save()}>
            {runs.records}
          </Button>
        )
      }
    >
      {newest.length === 0 && (
        <div className="grid justify-items-start gap-2 py-2 text-table">
          <p className="text-fg-2">
            {step !== 'data/tag' && `${runs.none}. `}
            {next.text}
          </p>
          <ButtonLink size="small" href={next.href}>
            {next.button}
          </ButtonLink>
        </div>
      )}
      {newest.length > 0 && (
        <Table caption={runs.caption(name)}>
          <thead>
            <tr>
              <Th>{runs.columns.when}</Th>
              <Th>{runs.columns.why}</Th>
              <Th num>{STEP_UNITS[step]}</Th>
              <Th>{runs.columns.out}</Th>
              <Th num>{runs.columns.took}</Th>
              <Th>{runs.columns.result}</Th>
              <Th>{runs.columns.more}</Th>
            </tr>
          </thead>
          <tbody>
            {newest.map((run) => (
              <RunRows key={run.id} run={run} />
            ))}
          </tbody>
        </Table>
      )}
    </Section>
  );
}

function RunRows({ run }: { readonly run: StepRun }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const { reason, attempt, countIn, countOut, code, tookMs, outcome, facts } = run;
  const when = formatDateTime(new Date(run.startedAt).toISOString());
  const retry = retryOf(run);
  return (
    <Fragment>
      <tr>
        <Td className="whitespace-nowrap tabular-nums">{when}</Td>
        <Td>
          {runs.reasons[reason.kind](reason.ref)}
          {runs.attempt(attempt)}
        </Td>
        <Td num>{countIn}</Td>
        <Td>{countOut === undefined ? code : runs.out(countOut, code)}</Td>
        <Td num>{tookMs !== undefined && runs.took(tookMs)}</Td>
        <Td>
          <StatePill tone={TONES[outcome]}>{runs.results[outcome]}</StatePill>
        </Td>
        <Td>
          <Button
            size="small"
            variant="quiet"
            aria-label={runs.factsNamed(when)}
            aria-expanded={open}
            aria-controls={open ? id : undefined}
            onClick={() => setOpen(!open)}
          >
            {runs.facts}
          </Button>
        </Td>
      </tr>
      {retry && (
        <tr>
          <td colSpan={7}>
            <TryAgain retry={retry} />
          </td>
        </tr>
      )}
      {open && (
        <tr id={id}>
          <td colSpan={7}>
            {Object.keys(facts).length === 0 ? (
              <p className="text-fg-2">{runs.noFacts}</p>
            ) : (
              <FactList
                facts={Object.entries(facts).map(([name, value]) => [
                  name,
                  <code key={name} className="break-all font-mono text-caption">
                    {value}
                  </code>,
                ])}
              />
            )}
          </td>
        </tr>
      )}
    </Fragment>
  );
}
