import { expect as expectSoon, type Page } from '@playwright/test';
import { panels } from '@/lib/messages/annotate-panels';
import { inconsistent, statistics, versions } from '@/lib/messages/dataset-versions';
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
import { runsTable } from '@/lib/messages/runs';
import { search } from '@/lib/messages/search';
import { people } from '@/lib/messages/session';
import { shared } from '@/lib/messages/shared';
import { shell } from '@/lib/messages/shell';
import { simulator } from '@/lib/messages/simulator';

/** Outside of a test run its waits would be short. */
const expect = expectSoon.configure({ timeout: 20_000 });

/** What there is to look at: by people in pictures, by axe, and at every width. */
export interface Scene {
  readonly name: string;
  readonly path: string;
  /** Brings it onto the page, by the words of the language in use. */
  show?(page: Page): Promise<void>;
}

const press = async (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).first().click();
const pressLike = async (page: Page, name: string) => page.getByRole('button', { name }).first().click();
const dialog = (page: Page) => expect(page.getByRole('dialog').last()).toBeVisible();
const opens = (name: string) => async (page: Page) => {
  await press(page, name);
  await dialog(page);
};
const goesTo = (tab: string) => async (page: Page) => {
  await page.getByRole('tab', { name: tab }).first().click();
};
const marks = (page: Page) => page.getByRole('article').locator('mark[data-state]');
const note = (page: Page) => expect(marks(page).first()).toBeVisible({ timeout: 30_000 });
/** On Annotate: a note with suggestions, which a share of the notes hides. */
const noteToTag = async (page: Page) => {
  await expect(async () => {
    if (await marks(page).first().isVisible()) return;
    await page.getByRole('application').press('j');
    await expect(marks(page).first()).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 25_000 });
};
/** The first button of the first table: the newest dataset, run or version. */
const firstRow = async (page: Page) => {
  const opener = page.getByRole('main').getByRole('table').first().locator('tbody button[aria-pressed]').first();
  await opener.click();
  await expect(opener).toHaveAttribute('aria-pressed', 'true');
};
const sampleDataset = async (page: Page) => {
  await page.getByRole('row').filter({ hasText: /\d{3}/ }).locator('button[aria-pressed]').last().click();
};

/** Every page, by the name of its pictures. */
export const PAGES_ALL: readonly Scene[] = [
  { name: 'landing', path: '/' },
  { name: 'read', path: '/read' },
  { name: 'annotate', path: '/annotate' },
  { name: 'agreement', path: '/annotate/agreement' },
  { name: 'datasets', path: '/datasets' },
  { name: 'experiments', path: '/experiments' },
  { name: 'models', path: '/models' },
  { name: 'monitor', path: '/monitor' },
  { name: 'pipelines', path: '/pipelines' },
  { name: 'guide', path: '/guide' },
  { name: 'people', path: '/people' },
  { name: 'shared', path: '/shared' },
  { name: 'sync', path: '/sync' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'join', path: '/join' },
  { name: 'gallery', path: '/gallery' },
  { name: 'not-found', path: '/no-such-page' },
];

/** Pages that a server fills: empty in another way to somebody signed in. */
export const SITE_SCENES = PAGES_ALL.filter(({ name }) => ['models', 'people', 'shared', 'sync'].includes(name));

/** Pages that ask the server, while it does not answer, and when it cannot be reached. */
export const ASKING_SCENES = PAGES_ALL.filter(({ name }) =>
  ['models', 'people', 'shared', 'sync', 'sign-in', 'monitor'].includes(name),
);

/** Every page at work, of a site where everything has happened once. */
export const FULL_SCENES: readonly Scene[] = [
  { name: 'read', path: '/read', show: note },
  {
    name: 'read-all-notes',
    path: '/read',
    show: async (page) => {
      await note(page);
      await page.getByRole('group', { name: reading.scope.label }).getByRole('button').last().click();
      await expect(page.getByRole('table', { name: reading.all.tableLabel })).toBeVisible();
    },
  },
  { name: 'annotate', path: '/annotate', show: noteToTag },
  {
    name: 'agreement',
    path: '/annotate/agreement',
    show: async (page) => {
      const side = (name: string) => page.getByRole('combobox', { name, exact: true });
      // Marks as imported may stand there: nobody differs from them.
      const left = await side(panels.agreement.left).inputValue();
      if (left !== 'Second reader') await side(panels.agreement.right).selectOption('Second reader');
      const list = page.getByRole('list', { name: panels.agreement.differing });
      await list.getByRole('button').first().click();
    },
  },
  { name: 'datasets', path: '/datasets', show: sampleDataset },
  {
    name: 'datasets-statistics',
    path: '/datasets',
    show: async (page) => {
      await sampleDataset(page);
      await goesTo(statistics.tab)(page);
      await expect(page.getByText(statistics.topEntities).first()).toBeVisible();
    },
  },
  {
    name: 'datasets-inconsistent',
    path: '/datasets',
    show: async (page) => {
      await sampleDataset(page);
      await goesTo(inconsistent.tab)(page);
    },
  },
  {
    name: 'datasets-notes',
    path: '/datasets',
    show: async (page) => {
      await sampleDataset(page);
      await goesTo(datasets.notes)(page);
    },
  },
  { name: 'experiments', path: '/experiments', show: firstRow },
  {
    name: 'experiments-compare',
    path: '/experiments',
    show: async (page) => {
      for (const run of [2, 1]) await page.getByRole('checkbox', { name: runsTable.pick(run) }).check();
      await expect(page.locator('.skeleton')).toHaveCount(0);
    },
  },
  {
    name: 'models',
    path: '/models',
    show: async (page) => {
      await expect(page.getByRole('heading', { name: /\bv1\b/ }).first()).toBeVisible();
    },
  },
  { name: 'monitor-fleet', path: '/monitor' },
  {
    name: 'monitor',
    path: '/monitor',
    show: async (page) => {
      await press(page, monitor.scope.here);
      await expect(page.locator('.recharts-surface').first()).toBeVisible();
    },
  },
  { name: 'pipelines', path: '/pipelines' },
  {
    name: 'pipelines-month',
    path: '/pipelines',
    show: async (page) => {
      await page.getByLabel(simulator.fields.scenario).selectOption('wrong-format');
      await page.getByLabel(simulator.fields.speed).selectOption('top');
      await press(page, simulator.start);
      await expect(page.getByText(simulator.status.over)).toBeVisible({ timeout: 60_000 });
      await pressLike(page, simulator.table);
    },
  },
  { name: 'guide', path: '/guide' },
  { name: 'people', path: '/people' },
  {
    name: 'shared',
    path: '/shared',
    show: async (page) => expect(page.getByRole('main').getByRole('row').nth(1)).toBeVisible(),
  },
  { name: 'sync', path: '/sync' },
  { name: 'gallery', path: '/gallery' },
];

const onRun = (then: (page: Page) => Promise<void>) => async (page: Page) => {
  await firstRow(page);
  await then(page);
};
const onNote = (then: (page: Page) => Promise<void>) => async (page: Page) => {
  await note(page);
  await then(page);
};
const onNoteToTag = (then: (page: Page) => Promise<void>) => async (page: Page) => {
  await noteToTag(page);
  await then(page);
};
const onDataset = (then: (page: Page) => Promise<void>) => async (page: Page) => {
  await sampleDataset(page);
  await then(page);
};
/** From the menu of the project. */
const fromProject = (item: string) =>
  onNoteToTag(async (page) => {
    await pressLike(page, panels.project.menu(''));
    await page.getByRole('menuitem', { name: item, exact: true }).click();
    await dialog(page);
  });
const keyOnNote = (key: string) =>
  onNoteToTag(async (page) => {
    await page.getByRole('application').focus();
    await page.keyboard.press(key);
    await page.waitForTimeout(300);
  });
const storageMenu = async (page: Page) => {
  await page.getByRole('banner').getByRole('button', { name: shell.storage.word }).click();
};

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
      await page.getByRole('button', { name: /^(?:All|Alle) \d+ / }).click();
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

/** The passphrase set, its recovery code, the lock and its three ways; in a browser of its own, in this order. */
export const lockScenes = (): readonly Scene[] => [
  {
    name: 'recovery-code',
    path: '/sync',
    show: async (page) => {
      await storageMenu(page);
      await press(page, lock.protection.protect);
      for (const field of [lock.protection.first, lock.protection.again]) {
        await page.getByLabel(field).fill('four unrelated words here');
      }
      await press(page, lock.protection.set);
      await expect(page.getByRole('button', { name: lock.protection.kept })).toBeVisible({ timeout: 30_000 });
    },
  },
  {
    name: 'locked',
    path: '/read',
    show: async (page) => expect(page.getByRole('heading', { name: lock.title, exact: true })).toBeVisible(),
  },
  {
    name: 'locked-wrong-passphrase',
    path: '/read',
    show: async (page) => {
      await page.getByLabel(lock.passphrase, { exact: true }).fill('not this one');
      await page.keyboard.press('Enter');
      await expect(page.getByText(lock.wrongPassphrase.what)).toBeVisible();
    },
  },
  {
    name: 'locked-recovery',
    path: '/read',
    show: async (page) => press(page, lock.ways.recovery),
  },
];
