'use client';

import { Download } from 'lucide-react';
import { Fragment, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Disclosure } from '@/components/ui/disclosure';
import { type Fact, FactList } from '@/components/ui/fact-list';
import { formatBytes, formatCount, formatDateTime, formatPoints } from '@/components/ui/format';
import { saveFile } from '@/components/ui/save-file';
import { type ModelVersionDetail, versionWeights } from '@/lib/client/registry/versions';
import { ALGORITHM_WORDS } from '@/lib/messages/experiments';
import { kit } from '@/lib/messages/kit';
import { models, STATE_NAMES } from '@/lib/messages/models';
import { settingWords } from '@/lib/messages/search';
import { CallProblem } from '../account/call-problem';
import { Hash } from './hash';

const words = models.card;

/** All that is known of a version: data, features, gate, files, and the steps it took. */
export function CardFacts({ version }: { readonly version: ModelVersionDetail }) {
  const { card, steps, number } = version;
  const { run, gate, featureSet } = card;
  const { settings } = run;
  const cost = gate.f1.difference;
  const groups: readonly (readonly [title: string, facts: readonly Fact[]])[] = [
    [
      words.data,
      [
        [words.dataset, card.datasetName],
        [words.datasetHash, <Hash key="d" text={run.datasetHash} />],
        [words.splitHash, <Hash key="s" text={run.splitHash} />],
        [words.judgedHash, <Hash key="j" text={run.judgedHash} />],
        [words.trainNotes, formatCount(run.trainNotes)],
        [words.testNotes, formatCount(card.evaluation.scores.notes)],
      ],
    ],
    [
      words.features,
      [
        [words.labels, card.labels.join(', ')],
        [words.featureSet, models.templateOf(featureSet.id, featureSet.version)],
        [words.featureSetHash, <Hash key="f" text={card.featureSetHash} />],
        [
          words.settings,
          words.settingsOf(
            ALGORITHM_WORDS[settings.algorithm].name,
            settingWords(settings),
            settings.maxIterations,
            settings.seed,
          ),
        ],
        [words.appVersion, run.appVersion],
        [words.engine, <Hash key="e" text={run.engineSha256} />],
      ],
    ],
    [
      words.gate,
      [
        [words.k, gate.k],
        [words.patients, gate.patientKeys === 'none' ? words.noPatients : formatCount(gate.patients)],
        [
          words.attributes,
          words.beforeAfter(formatCount(gate.attributes.inModel.before), formatCount(gate.attributes.inModel.after)),
        ],
        [words.cost, words.costOf(formatPoints(cost.value), formatPoints(cost.low), formatPoints(cost.high))],
      ],
    ],
    [
      words.files,
      [
        [words.model, <File key="m" {...card.model} />],
        ['', <DownloadWeights key="download" sha256={card.model.sha256} number={number} />],
      ],
    ],
  ];
  return (
    <Disclosure title={words.title} className="section">
      <div className="grid gap-x-8 gap-y-4 tablet:grid-cols-2">
        {groups.map(([title, facts]) => (
          <section key={title}>
            <h4 className="mb-1 font-semibold text-table">{title}</h4>
            <FactList facts={facts} />
          </section>
        ))}
      </div>
      <h4 className="mt-4 mb-1 font-semibold text-table">{words.steps}</h4>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1 text-table">
        {steps.map(({ revision, from, to, by, reason, at }) => (
          <Fragment key={revision}>
            <dt className="text-fg-2 tabular-nums">{formatDateTime(at)}</dt>
            <dd>
              {from === null ? words.made : words.step(STATE_NAMES[from], STATE_NAMES[to])},{' '}
              {by?.name ?? words.bySystem}
              {reason !== '' && <span className="text-fg-2"> {kit.quoted(reason)}</span>}
            </dd>
          </Fragment>
        ))}
      </dl>
    </Disclosure>
  );
}

function File({ sha256, sizeBytes }: { readonly sha256: string; readonly sizeBytes: number }) {
  return (
    <>
      {formatBytes(sizeBytes)} <Hash text={sha256} />
    </>
  );
}

/** The weights in CRFsuite's own format, for other tools: taken out of the file that browsers read. */
function DownloadWeights({ sha256, number }: { readonly sha256: string; readonly number: number }) {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>();
  const save = async () => {
    setBusy(true);
    setError(undefined);
    try {
      const weights = await versionWeights(sha256);
      saveFile(`v${number}.crfsuite`, weights as Uint8Array<ArrayBuffer>, 'application/octet-stream');
    } catch (failure) {
      setError(failure);
    }
    setBusy(false);
  };
  return (
    <>
      <Button size="small" icon={Download} busy={busy} onClick={() => void save()}>
        {words.download}
      </Button>
      <CallProblem error={error} className="mt-2" />
    </>
  );
}
