'use client';

import { Database, FileUp, FlaskConical, Search, Shapes } from 'lucide-react';
import { useCallback, useEffect, useId, useMemo, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { formatFraction } from '@/components/ui/format';
import { Notice } from '@/components/ui/notice';
import { useQueryParam } from '@/components/ui/query-param';
import { Skeleton } from '@/components/ui/skeleton';
import { VisuallyHidden } from '@/components/ui/visually-hidden';
import { useChosenModel } from '@/lib/client/at-start';
import { useDatasets } from '@/lib/client/datasets';
import { useRun } from '@/lib/client/runs';
import { startSearch } from '@/lib/client/search';
import { newJobId, wakeBackground } from '@/lib/client/work';
import type { DatasetVersion } from '@/lib/domain/data/dataset';
import { ablationPlan } from '@/lib/domain/model/ablation';
import { DEFAULT_SETTINGS, type Run } from '@/lib/domain/model/run';
import type { RunSummary } from '@/lib/domain/model/run-summary';
import { changedFields, checkDraft, DEFAULT_DRAFT } from '@/lib/domain/model/settings-draft';
import { DEFAULT_FEATURE_SET } from '@/lib/domain/text/feature-set';
import { workErrorMessage } from '@/lib/messages/errors';
import { experiments } from '@/lib/messages/experiments';
import { modelFile as modelFileWords } from '@/lib/messages/model-file';
import { recipes as recipeWords } from '@/lib/messages/recipes';
import { search as searchWords } from '@/lib/messages/search';
import { CompareSection } from './compare/compare-section';
import { RecipesPanel } from './feature-sets/recipes-panel';
import { useRecipeChoice } from './feature-sets/use-recipe-choice';
import { ModelFileDialog } from './model-file/model-file-dialog';
import { NoDataState } from './no-data-state';
import { RunDetails } from './run-details';
import { RunningPanel } from './running-panel';
import { RunsSection } from './runs-section';
import { SearchForm } from './search/search-form';
import { SearchSection } from './search/search-section';
import { SettingsForm } from './settings-form';
import { StartControls } from './start-controls';
import { usePickedRuns } from './use-picked-runs';
import { useSteadyRuns } from './use-steady-runs';
import { useTraining } from './use-training';

/** Parts of the training notes that an ablation judges on. */
const ABLATION_FOLDS = 5;

export function ExperimentsPage() {
  const datasets = useDatasets();
  const runs = useSteadyRuns();
  const chosen = useChosenModel();
  const [runId, setRunId] = useQueryParam('run');
  const [datasetParam, setDatasetParam] = useQueryParam('dataset');
  const [draft, setDraft] = useState(DEFAULT_DRAFT);
  const recipes = useRecipeChoice();
  const [recipesOpen, setRecipesOpen] = useState(false);
  const [modelFileOpen, setModelFileOpen] = useState(false);
  const [settingsOpen, setSettingsOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const [searchId, setSearchId] = useQueryParam('search');
  const [searching, setSearching] = useState(false);
  const picked = usePickedRuns(runs);
  const settingsId = useId();
  const training = useTraining(useCallback((id: string) => setRunId(id), [setRunId]));

  const { start: startTraining } = training;
  const restart = useCallback(
    (run: Run, repeatOf?: string) => {
      const { settings, featureSet } = run;
      // The same notes may have been imported again under another id.
      const here = (each: DatasetVersion) => isDatasetOf(each, run);
      const datasetId = datasets?.some(({ id }) => id === run.datasetId) ? run.datasetId : datasets?.find(here)?.id;
      if (datasetId)
        startTraining({ datasetId, settings, featureSet, ...(repeatOf === undefined ? {} : { repeatOf }) });
    },
    [startTraining, datasets],
  );
  const repeat = useCallback((run: Run) => restart(run, run.id), [restart]);
  const close = useCallback(() => setRunId(undefined), [setRunId]);
  const select = useCallback((id: string) => setRunId(id === runId ? undefined : id), [runId, setRunId]);

  const running = runs?.find((run) => run.state === 'running');
  const selected = runs?.find((run) => run.id === runId);
  const runningRun = useWholeRun(running);
  const selectedRun = useWholeRun(selected);
  const repeats = useMemo(() => repeatsOf(runs ?? [], selected), [runs, selected]);
  const beforeRunning = useWholeRun(runs && running && previousOf(runs, running));
  const beforeSelected = useWholeRun(runs && selected && previousOf(runs, selected));

  // A run cut off by a reload is found and said to be interrupted by the worker when it starts.
  useEffect(wakeBackground, []);

  if (datasets === undefined || runs === undefined) {
    return <Skeleton className="page-body" lines={8} label={experiments.loading} />;
  }
  const labelled = datasets.filter((dataset) => dataset.labelled);
  const dataset = labelled.find(({ id }) => id === datasetParam) ?? labelled[0];
  if (runs.length === 0 && dataset === undefined) {
    return (
      <div className="page-body">
        <NoDataState hasUnlabelled={datasets.length > 0} />
      </div>
    );
  }

  const [firstPicked, secondPicked] = picked.ids.map((id) => runs.find((run) => run.id === id));
  const checked = checkDraft(draft);
  const featureSet = { ...recipes.chosen, encoding: draft.encoding };
  const busy = running !== undefined || training.startingId !== undefined;
  const start = () => {
    setAsked(true);
    if (!checked.ok) {
      setSettingsOpen(true);
      return;
    }
    if (dataset) {
      training.start({ datasetId: dataset.id, settings: checked.settings, featureSet });
    }
  };
  const failure = training.failure && workErrorMessage(training.failure);

  return (
    <div className="page-body relative">
      {runningRun && <RunningPanel key={runningRun.id} run={runningRun} previous={beforeRunning} />}
      <SearchSection
        searchId={searchId}
        onChoose={setSearchId}
        canStart={!busy}
        onUse={({ trial }, datasetId) =>
          training.start({ datasetId, settings: trial.settings, featureSet: trial.featureSet })
        }
      />
      <RunsSection
        runs={runs}
        selectedId={selected?.id}
        onSelect={select}
        picked={picked.ids}
        onPick={picked.toggle}
        usedModelId={chosen?.model.id}
        controls={
          dataset && (
            <>
              <Button icon={Shapes} aria-expanded={recipesOpen} onClick={() => setRecipesOpen(!recipesOpen)}>
                {recipeWords.button}
              </Button>
              <Button icon={FileUp} onClick={() => setModelFileOpen(true)}>
                {modelFileWords.open}
              </Button>
              <Button icon={Search} aria-expanded={searching} onClick={() => setSearching(!searching)}>
                {searchWords.open}
              </Button>
              <StartControls
                datasets={labelled}
                datasetId={dataset.id}
                onDataset={setDatasetParam}
                settingsId={settingsId}
                settingsOpen={settingsOpen}
                onSettings={setSettingsOpen}
                changed={changedFields(draft) + Number(recipes.chosen.id !== DEFAULT_FEATURE_SET.id)}
                canStart={!busy}
                starting={training.startingId !== undefined && running === undefined}
                onStart={start}
              />
            </>
          )
        }
      >
        {modelFileOpen && <ModelFileDialog onClose={() => setModelFileOpen(false)} />}
        {recipesOpen && dataset && (
          <RecipesPanel
            own={recipes.own}
            chosenId={recipes.chosen.id}
            onUse={recipes.choose}
            onAblate={(recipe) => {
              const settings = checked.ok ? checked.settings : DEFAULT_SETTINGS;
              const id = newJobId();
              const base = { ...recipe, encoding: draft.encoding };
              setSearchId(id);
              void startSearch(id, ablationPlan(base, settings, dataset, ABLATION_FOLDS));
            }}
            onClose={() => setRecipesOpen(false)}
          />
        )}
        {searching && dataset && (
          <SearchForm
            key={dataset.id}
            dataset={dataset}
            base={checked.ok ? checked.settings : DEFAULT_SETTINGS}
            featureSets={recipes.featureSets}
            secondsPerFit={
              runs.find((run) => run.datasetHash === dataset.contentHash && run.trainSeconds !== undefined)
                ?.trainSeconds
            }
            busy={false}
            onStart={(plan) => {
              const id = newJobId();
              setSearching(false);
              setSearchId(id);
              void startSearch(id, plan);
            }}
            onClose={() => setSearching(false)}
          />
        )}
        {settingsOpen && <SettingsForm id={settingsId} draft={draft} onChange={setDraft} recipes={recipes} />}
        {asked && !checked.ok && <Notice className="mb-4" tone="warning" title={experiments.settingsWrong} announce />}
        {failure && (
          <Notice
            className="mb-4"
            tone="critical"
            title={failure.what}
            announce
            actions={
              <Button size="small" onClick={training.dismissFailure}>
                {experiments.dismiss}
              </Button>
            }
          >
            {failure.next}
          </Notice>
        )}
        {runs.length === 0 && dataset && (
          <EmptyState icon={FlaskConical} title={experiments.noRuns.title}>
            {experiments.noRuns.body(dataset.name)}
          </EmptyState>
        )}
        {runs.length > 0 && dataset === undefined && (
          <Notice
            className="mb-4"
            tone="info"
            title={experiments.noData.title}
            actions={
              <ButtonLink href="/datasets" size="small" icon={Database}>
                {experiments.noData.import}
              </ButtonLink>
            }
          >
            {experiments.noData.body}
          </Notice>
        )}
      </RunsSection>
      <VisuallyHidden>
        <span aria-live="polite">{finishedWords(runs, training.trainedId)}</span>
      </VisuallyHidden>
      {firstPicked && secondPicked && (
        <CompareSection first={firstPicked} second={secondPicked} onClose={picked.clear} />
      )}
      {selectedRun && selectedRun.state !== 'running' && (
        <RunDetails
          key={selectedRun.id}
          run={selectedRun}
          previous={beforeSelected}
          inUse={chosen?.model.id !== undefined && chosen.model.id === selectedRun.modelId}
          canRestart={!busy && labelled.some((each) => isDatasetOf(each, selectedRun))}
          datasetThere={labelled.some((each) => isDatasetOf(each, selectedRun))}
          repeats={repeats}
          onRestart={restart}
          onRepeat={repeat}
          onClose={close}
        />
      )}
    </div>
  );
}

function isDatasetOf({ id, contentHash }: DatasetVersion, run: Run): boolean {
  return id === run.datasetId || contentHash === run.datasetHash;
}

/** The run that this one repeats, undefined where it is gone, then those that repeat it. */
function repeatsOf(runs: readonly RunSummary[], run: RunSummary | undefined): (RunSummary | undefined)[] {
  if (run === undefined) return [];
  const original = run.repeatOf === undefined ? [] : [runs.find(({ id }) => id === run.repeatOf)];
  return [...original, ...runs.filter((each) => each.repeatOf === run.id && each.state === 'finished')];
}

/** With its curve and its figures; undefined while they load. */
function useWholeRun(summary: RunSummary | undefined): Run | undefined {
  const run = useRun(summary?.id);
  return run?.id === summary?.id ? run : undefined;
}

/** The finished run before this one, on the same dataset where there is one: what its curves are compared with. */
function previousOf(runs: readonly RunSummary[], run: RunSummary): RunSummary | undefined {
  const earlier = runs.filter((other) => other.state === 'finished' && other.number < run.number);
  return earlier.find((other) => other.datasetHash === run.datasetHash) ?? earlier[0];
}

function finishedWords(runs: readonly RunSummary[], trainedId: string | undefined): string {
  const run = runs.find(({ id }) => id === trainedId);
  const f1 = run?.figures?.f1;
  if (!run || !f1) return '';
  return experiments.finishedNotice(
    run.number,
    formatFraction(f1.value),
    formatFraction(f1.low),
    formatFraction(f1.high),
  );
}
