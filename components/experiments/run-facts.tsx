'use client';

import type { ReactNode } from 'react';
import { CopyText } from '@/components/ui/copy-text';
import { Disclosure } from '@/components/ui/disclosure';
import { type Fact, FactList } from '@/components/ui/fact-list';
import {
  formatBytes,
  formatCount,
  formatDateTime,
  formatDuration,
  formatFixed,
  formatSetting,
} from '@/components/ui/format';
import { useModels } from '@/lib/client/models';
import { flagsOf, type NumberParameter, numbersOf } from '@/lib/domain/model/algorithms';
import type { Run } from '@/lib/domain/model/run';
import { missingFacts } from '@/lib/domain/model/run-facts';
import { iterationsOf } from '@/lib/domain/model/run-summary';
import type { SplitName } from '@/lib/domain/text/note';
import { SPLIT_LABELS } from '@/lib/messages/datasets';
import { ALGORITHM_WORDS, experiments, FLAG_FIELDS, SETTINGS_FIELDS, STEP_LIMITS } from '@/lib/messages/experiments';
import { personName } from '@/lib/messages/person';
import { FACT_NAMES, runFacts } from '@/lib/messages/runs';

const { facts: words } = experiments;
/** All that is needed to repeat the run, and to tell whether two runs saw the same things. */
export function RunFacts({ run }: { readonly run: Run }) {
  const model = useModels()?.find(({ id }) => id === run.modelId);
  const { settings, featureSet } = run;
  const last = run.curve.at(-1);
  const yesNo = (value: boolean) => (value ? words.yes : words.no);
  const groups: Fact[][] = [
    [
      [words.dataset, run.datasetName],
      ...splitFacts(run),
      [words.datasetHash, <Hash key="hash" text={run.datasetHash} />],
      [runFacts.splitHash, hash(run.splitHash)],
      [runFacts.judgedHash, hash(run.judgedHash)],
      [runFacts.labelSetHash, hash(run.labelSetHash)],
      [runFacts.actor, run.actor === undefined ? undefined : personName(run.actor)],
      [words.startedAt, formatDateTime(run.startedAt)],
      [words.finishedAt, run.finishedAt === undefined ? undefined : formatDateTime(run.finishedAt)],
      [words.trainSeconds, run.trainSeconds === undefined ? undefined : formatDuration(run.trainSeconds)],
    ],
    [
      [words.algorithm, algorithmName(settings)],
      ...numbersOf(settings.algorithm).map((name): Fact => [SETTINGS_FIELDS[name].label, numberWords(name, settings)]),
      ...flagsOf(settings.algorithm).map((name): Fact => [FLAG_FIELDS[name].label, yesNo(settings[name] ?? false)]),
      [words.maxIterations, settings.maxIterations],
      [words.iterations, formatCount(iterationsOf(run.curve))],
      [words.minFrequency, settings.minFrequency],
      [words.transitions, yesNo(settings.possibleTransitions)],
      [words.devShare, `${formatSetting(Number((settings.devShare * 100).toFixed(3)))} %`],
      [words.spanChance, settings.spanChanceMin === undefined ? undefined : formatSetting(settings.spanChanceMin)],
      [words.seed, settings.seed],
      [words.resamples, formatCount(settings.bootstrapResamples)],
    ],
    [
      [words.template, `${featureSet.id}, version ${featureSet.version}`],
      [words.encoding, featureSet.encoding],
      [words.wordLists, featureSet.parts.gazetteers?.map(({ name }) => name).join(', ')],
      [words.featureSetHash, <Hash key="hash" text={run.featureSetHash} />],
      [runFacts.tokenizerHash, hash(run.tokenizerHash)],
      [words.features, last && formatCount(last.activeFeatures)],
      [words.loss, last?.lossNatsPerSentence === undefined ? undefined : formatFixed(last.lossNatsPerSentence, 4)],
      [words.wasmHash, <Hash key="hash" text={run.wasmHash} />],
      [words.appVersion, run.appVersion],
      [words.modelHash, model && <Hash key="hash" text={model.sha256} />],
      [words.modelSize, model && formatBytes(model.sizeBytes)],
    ],
  ];
  const missing = run.state === 'finished' ? missingFacts(run) : [];
  return (
    <Disclosure title={words.title} open={run.state !== 'finished'}>
      {missing.length > 0 && (
        <p className="mb-3 text-caption text-fg-2">{runFacts.incomplete(missing.map((fact) => FACT_NAMES[fact]))}</p>
      )}
      <div className="grid gap-x-8 gap-y-1 tablet:grid-cols-2 desk:grid-cols-3">
        {groups.map((group) => (
          <FactList key={group[0]?.[0]} facts={group} />
        ))}
      </div>
    </Disclosure>
  );
}

function algorithmName({ algorithm, c1 = 0 }: Run['settings']): string {
  return algorithm === 'lbfgs' && c1 > 0 ? 'L-BFGS (OWL-QN)' : ALGORITHM_WORDS[algorithm].name;
}

function numberWords(name: NumberParameter, settings: Run['settings']): ReactNode {
  const value = settings[name];
  if (name === 'stepLimit') return STEP_LIMITS[value ?? ''];
  return value === undefined ? undefined : formatSetting(value);
}

const hash = (text: string | undefined) => (text === undefined ? undefined : <Hash key="hash" text={text} />);

function Hash({ text }: { readonly text: string }) {
  return <CopyText text={text} label={words.copy} copied={words.copied} />;
}

function splitFacts(run: Run): Fact[] {
  return (['train', 'dev', 'test'] as const satisfies readonly SplitName[]).flatMap((split) => {
    const counts = run.splits[split];
    if (!counts) return [];
    const fact: Fact = [
      SPLIT_LABELS[split],
      words.counts(formatCount(counts.notes), formatCount(counts.tokens), formatCount(counts.entities)),
    ];
    return [fact];
  });
}
