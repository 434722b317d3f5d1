import { panels } from '@/lib/messages/annotate-panels';
import { inconsistent, statistics } from '@/lib/messages/dataset-versions';
import { datasets } from '@/lib/messages/datasets';
import { monitor } from '@/lib/messages/monitor';
import { reading } from '@/lib/messages/reading';
import { runsTable } from '@/lib/messages/runs';
import { simulator } from '@/lib/messages/simulator';
import { expect, firstRow, goesTo, note, noteToTag, press, pressLike, sampleDataset } from './scene-steps';
import type { Scene } from './scenes';

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
