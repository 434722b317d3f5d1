import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { annotate, refusalMessage } from '@/lib/messages/annotate';
import { german } from '@/lib/messages/de';
import * as englishSync from '@/lib/messages/en/sync';
import { experiments, SETTINGS_FIELDS } from '@/lib/messages/experiments';
import { languageInUse, onLanguageChange, speak } from '@/lib/messages/language';
import { shell } from '@/lib/messages/shell';
import { spoken } from '@/lib/messages/spoken';
import { SAME_IN_BOTH } from './same-in-both';

/** What the command line says and exported files hold is English. */
const ENGLISH_ONLY = new Set([
  'cli',
  'gate-cli',
  'simulate-cli',
  'model-export-readme',
  'run-export-readme',
  'server-cli',
]);

const folder = new URL('../../lib/messages/en/', import.meta.url);
const names = readdirSync(folder)
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !ENGLISH_ONLY.has(name));

const modules = await Promise.all(
  names.map(async (name) => {
    const english: Record<string, unknown> = await import(`../../lib/messages/en/${name}.ts`);
    return { name, english, own: german[name as keyof typeof german] as Record<string, unknown> | undefined };
  }),
);

interface Leaf {
  readonly path: string;
  readonly kind: string;
  readonly text: string | undefined;
}

/** Every text, figure and function of a module, with what is compared of it: kind, and how many things a function takes. */
function leaves(value: unknown, path: string): Leaf[] {
  if (typeof value === 'function') return [{ path, kind: `function of ${value.length}`, text: undefined }];
  if (typeof value !== 'object' || value === null) {
    return [{ path, kind: typeof value, text: typeof value === 'string' ? value : undefined }];
  }
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

const byPath = (list: readonly Leaf[]) => new Map(list.map((leaf) => [leaf.path, leaf]));

describe('German words', () => {
  it('are there for every module but those of the command line and of exported files', () => {
    expect(Object.keys(german).sort()).toEqual([...names].sort());
  });

  it.each(modules)('have the keys of $name, and functions that take as much', ({ name, english, own }) => {
    const kinds = (value: unknown) => leaves(value, name).map(({ path, kind }) => `${path}: ${kind}`);
    expect(kinds(own).sort()).toEqual(kinds(english).sort());
  });

  it('are not English ones, but for words that are the same in both', () => {
    const same = modules.flatMap(({ name, english, own }) => {
      const germanTexts = byPath(leaves(own, name));
      return leaves(english, name)
        .filter(({ path, text }) => text !== undefined && /\p{L}/u.test(text) && germanTexts.get(path)?.text === text)
        .map(({ text }) => text as string);
    });
    const forgotten = [...new Set(same)].filter((text) => !SAME_IN_BOTH.has(text));
    expect(forgotten).toEqual([]);
    expect([...SAME_IN_BOTH].filter((text) => !same.includes(text))).toEqual([]);
  });

  it('are quoted as German is', () => {
    const texts = modules.flatMap(({ name, own }) => leaves(own, name));
    // “ ends a German quotation; one that begins with it, or ends with ”, is English.
    expect(texts.filter(({ text }) => text !== undefined && /(?:^|[\s(])“|”|"/u.test(text))).toEqual([]);
  });
});

describe('the language in use', () => {
  afterEach(() => speak('en'));

  it('is spoken by words that were taken before it was chosen', async () => {
    const words = shell.sync;
    const { waits } = words;
    expect([words.allSent, waits(2)]).toEqual(['All sent', '2 wait']);

    await speak('de');
    expect([words.allSent, waits(2), waits(1)]).toEqual(['Alles gesendet', '2 warten', '1 wartet']);
    expect(words).toBe(shell.sync);

    await speak('en');
    expect([words.allSent, waits(1)]).toEqual(['All sent', '1 waits']);
  });

  it('is spoken by functions, lists and spread objects too', async () => {
    const fields = { ...SETTINGS_FIELDS };
    await speak('de');
    expect(refusalMessage({ code: 'nothing-to-undo' }, (label) => label)).toContain('rückgängig');
    expect(annotate.keys.actions.undo).toBe('Rückgängig');
    expect(fields.seed.label).toBe('Startwert');
    expect(experiments.byLabel.note('Testnotizen', 1204, 'x')).toContain('1.204 Testnotizen');
  });

  it('is spoken by modules whose exports cannot be changed, as a bundler makes them', async () => {
    const sealed = spoken('sync', Object.freeze({ ...englishSync }));
    await speak('de');
    expect(sealed.sync.title).toBe('Abgleich');
  });

  it('is told to those who listen, once a change', async () => {
    const told: string[] = [];
    const stop = onLanguageChange(() => told.push(languageInUse()));
    await speak('de');
    await speak('de');
    await speak('en');
    stop();
    await speak('de');
    expect(told).toEqual(['de', 'en']);
  });
});
