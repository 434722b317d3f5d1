import { panels } from '@/lib/messages/annotate-panels';
import { versions } from '@/lib/messages/dataset-versions';
import { datasets } from '@/lib/messages/datasets';
import { experiments } from '@/lib/messages/experiments';
import { insight } from '@/lib/messages/insight';
import { lock } from '@/lib/messages/lock';
import { modelFile } from '@/lib/messages/model-file';
import { models, share } from '@/lib/messages/models';
import { monitor } from '@/lib/messages/monitor';
import { pipelines } from '@/lib/messages/pipelines';
import { reading } from '@/lib/messages/reading';
import { recipes } from '@/lib/messages/recipes';
import { search } from '@/lib/messages/search';
import { people } from '@/lib/messages/session';
import { shared } from '@/lib/messages/shared';
import { shell } from '@/lib/messages/shell';
import {
  dialog,
  expect,
  fromProject,
  goesTo,
  keyOnNote,
  marks,
  onDataset,
  onNote,
  onNoteToTag,
  onRun,
  opens,
  press,
  pressLike,
  storageMenu,
} from './scene-steps';
import type { Scene } from './scenes';

/** What opens over a page. Functions, since the words are those of the language in use when it is shown. */
export const openedScenes = (): readonly Scene[] => [
  {
    name: 'mark',
    path: '/read',
    show: onNote(async (page) => {
      await marks(page).first().focus();
      await expect(page.getByRole('tooltip')).toBeVisible();
    }),
  },
  { name: 'paste', path: '/read', show: onNote(opens(reading.paste)) },
  { name: 'keys', path: '/annotate', show: keyOnNote('?') },
  { name: 'several-suggestions', path: '/annotate', show: keyOnNote('Shift+A') },
  { name: 'labels', path: '/annotate', show: fromProject(panels.project.labels) },
  { name: 'project-settings', path: '/annotate', show: fromProject(panels.project.settings) },
  { name: 'export-marks', path: '/annotate', show: fromProject(panels.project.export) },
  { name: 'import-marks', path: '/annotate', show: fromProject(panels.project.import) },
  { name: 'make-dataset', path: '/annotate', show: fromProject(panels.project.makeDataset) },
  {
    name: 'queue-filters',
    path: '/annotate',
    show: onNoteToTag(async (page) => pressLike(page, panels.queue.filters)),
  },
  { name: 'model-menu', path: '/sync', show: async (page) => pressLike(page, `${shell.model.word} v`) },
  { name: 'storage-menu', path: '/sync', show: storageMenu },
  { name: 'display-menu', path: '/sync', show: async (page) => press(page, shell.display.word) },
  {
    name: 'person-menu',
    path: '/sync',
    show: async (page) => page.getByRole('banner').getByRole('button', { name: /Ada/ }).click(),
  },
  {
    name: 'passphrase',
    path: '/sync',
    show: async (page) => {
      await storageMenu(page);
      await press(page, lock.protection.protect);
    },
  },
  { name: 'dataset-version', path: '/datasets', show: onDataset(opens(versions.button)) },
  { name: 'dataset-import', path: '/datasets', show: async (page) => press(page, datasets.import.button) },
  {
    name: 'run-settings',
    path: '/experiments',
    show: async (page) => pressLike(page, experiments.settings),
  },
  {
    name: 'recipes',
    path: '/experiments',
    show: async (page) => {
      await press(page, recipes.button);
      await press(page, recipes.changeNamed('standard'));
    },
  },
  { name: 'search', path: '/experiments', show: async (page) => press(page, search.open) },
  { name: 'model-file', path: '/experiments', show: opens(modelFile.open) },
  { name: 'share-run', path: '/experiments', show: onRun(opens(share.open)) },
  { name: 'share-figures', path: '/experiments', show: onRun(opens(shared.shareFigures)) },
  {
    name: 'why',
    path: '/experiments',
    show: onRun(async (page) => {
      await page
        .getByRole('list', { name: insight.errors.list })
        .getByRole('button', { name: insight.errors.whyNamed('').split('  ')[0] ?? '' })
        .first()
        .click();
      await dialog(page);
    }),
  },
  { name: 'suspects', path: '/experiments', show: onRun(goesTo(insight.tabs.suspects)) },
  { name: 'audit-log', path: '/models', show: opens(models.production.audit) },
  {
    name: 'key-figures',
    path: '/monitor',
    show: async (page) => {
      const [, name = ''] = monitor.kpi.more(0).split('0');
      await pressLike(page, name);
      await dialog(page);
    },
  },
  {
    name: 'fired',
    path: '/monitor',
    show: async (page) => {
      await press(page, monitor.scope.here);
      await opens(monitor.fired.all)(page);
    },
  },
  { name: 'trigger-rules', path: '/pipelines', show: opens(pipelines.rulesButton) },
  { name: 'steps-table', path: '/pipelines', show: async (page) => pressLike(page, pipelines.asTable) },
  { name: 'remove-person', path: '/people', show: opens(people.list.removeNamed('Ben Okafor')) },
  {
    name: 'look-at-figures',
    path: '/shared',
    show: opens(shared.page.lookNamed('Second run of the ward')),
  },
];
