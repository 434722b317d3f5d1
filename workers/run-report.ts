import type { SplitCounts } from '@/lib/domain/data/dataset';
import type { Estimate, SpanScores } from '@/lib/domain/model/evaluation';
import type { ModelVersion, Run } from '@/lib/domain/model/run';

type Part = Pick<SplitCounts, 'notes' | 'sentences' | 'tokens' | 'entities' | 'perLabel'>;

interface Scores {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly f1Interval95: readonly [number, number];
}

/** report.json: every score a fraction 0-1. */
export interface RunReport {
  readonly dataset: {
    readonly contentHash: string;
    readonly train: Part | undefined;
    readonly test: Part | undefined;
  } & Pick<Run, 'splitHash' | 'judgedHash' | 'tokenizerHash' | 'labelSetHash'>;
  readonly training: {
    readonly iterations: number;
    /** Objective of the final fit's last iteration, nats. */
    readonly loss: number;
    readonly seconds: number;
  };
  readonly test: {
    readonly entity: Scores & { readonly perLabel: Readonly<Record<string, Scores>> };
    readonly entityOverlap: Scores & { readonly perLabel: Readonly<Record<string, Scores>> };
    readonly token: {
      readonly weightedF1: number;
      readonly weightedF1WithoutO: number;
      readonly macroF1: number;
      readonly perLabel: Readonly<
        Record<string, { readonly precision: number; readonly recall: number; readonly f1: number }>
      >;
    };
  };
  readonly model: { readonly sha256: string; readonly sizeBytes: number; readonly labels: readonly string[] };
  readonly run: Pick<
    Run,
    'settings' | 'featureSet' | 'featureSetHash' | 'wasmHash' | 'appVersion' | 'actor' | 'startedAt' | 'finishedAt'
  >;
}

const interval = ({ low, high }: Estimate): readonly [number, number] => [low, high];

function scores({ precision, recall, f1 }: SpanScores): Scores {
  return { precision: precision.value, recall: recall.value, f1: f1.value, f1Interval95: interval(f1) };
}

function perLabel(of: Readonly<Record<string, SpanScores>>): Record<string, Scores> {
  return Object.fromEntries(Object.entries(of).map(([label, each]) => [label, scores(each)]));
}

/** @param run finished, evaluated */
export function runReport(run: Run, model: ModelVersion): RunReport {
  const last = run.curve.findLast((point) => point.fit === 'final');
  if (!run.evaluation || !last) throw new Error('report of a run that was not evaluated');
  const { exact, overlap, token } = run.evaluation.scores;
  const { settings, featureSet, featureSetHash, wasmHash, appVersion, actor, startedAt, finishedAt } = run;
  const { splitHash, judgedHash, tokenizerHash, labelSetHash } = run;
  return {
    dataset: {
      contentHash: run.datasetHash,
      splitHash,
      judgedHash,
      tokenizerHash,
      labelSetHash,
      train: run.splits.train,
      test: run.splits.test,
    },
    training: {
      iterations: last.iteration,
      loss: last.lossNatsPerSentence * (run.splits.train?.sentences ?? 1),
      seconds: run.trainSeconds ?? 0,
    },
    test: {
      entity: { ...scores(exact.overall), perLabel: perLabel(exact.perLabel) },
      entityOverlap: { ...scores(overlap.overall), perLabel: perLabel(overlap.perLabel) },
      token: {
        weightedF1: token.weightedF1,
        weightedF1WithoutO: token.weightedF1WithoutO,
        macroF1: token.macroF1,
        perLabel: Object.fromEntries(
          Object.entries(token.perLabel).map(([label, { precision, recall, f1 }]) => [
            label,
            { precision, recall, f1 },
          ]),
        ),
      },
    },
    model: { sha256: model.sha256, sizeBytes: model.sizeBytes, labels: model.labels },
    run: { settings, featureSet, featureSetHash, wasmHash, appVersion, actor, startedAt, finishedAt },
  };
}

const fraction = (value: number) => value.toFixed(3).replace(/^0/, '').padStart(6);

function row(name: string, each: Scores): string {
  const [low, high] = each.f1Interval95;
  return [
    name.padEnd(22),
    fraction(each.precision),
    fraction(each.recall),
    fraction(each.f1),
    ` ${fraction(low).trim()} to ${fraction(high).trim()}`,
  ].join('  ');
}

/** The report for a terminal. @param files names of those written to the folder `out` */
export function reportTable(report: RunReport, out: string, files: readonly string[]): string {
  const { entity, entityOverlap, token } = report.test;
  const part = (name: string, counts: Part | undefined) =>
    counts ? `${name}: ${counts.sentences} sentences, ${counts.tokens} tokens, ${counts.entities} entities` : '';
  return [
    part('train', report.dataset.train),
    part('test', report.dataset.test),
    `trained: ${report.training.iterations} iterations in ${report.training.seconds.toFixed(1)} s, loss ${report.training.loss.toFixed(2)}`,
    '',
    `${'on test'.padEnd(22)}  ${'P'.padStart(6)}  ${'R'.padStart(6)}  ${'F1'.padStart(6)}   95 % interval`,
    row('entities, exact', entity),
    ...Object.entries(entity.perLabel).map(([label, each]) => row(`  ${label}`, each)),
    row('entities, overlapping', entityOverlap),
    '',
    `tokens: weighted F1 with O ${fraction(token.weightedF1).trim()}, macro F1 of labels ${fraction(token.macroF1).trim()}`,
    `written to ${out}: ${files.join(', ')}`,
  ].join('\n');
}
