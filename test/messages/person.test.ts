import { afterEach, describe, expect, it } from 'vitest';
import { UNNAMED } from '@/lib/domain/annotation/mark';
import { layerName } from '@/lib/messages/annotate-panels';
import { german } from '@/lib/messages/de';
import * as english from '@/lib/messages/en/person';
import { LANGUAGES, speak } from '@/lib/messages/language';
import { personName, storedPerson, UNNAMED_WORDS } from '@/lib/messages/person';

afterEach(() => speak('en'));

describe('whoever gave no name', () => {
  it('is called so in the language in use, as the name of a layer too; others keep their names', async () => {
    expect([UNNAMED, 'Ada', ''].map(personName)).toEqual(['Me', 'Ada', '']);
    expect(layerName(UNNAMED)).toBe('Me');
    await speak('de');
    expect([UNNAMED, 'Ada', ''].map(personName)).toEqual(['Ich', 'Ada', '']);
    expect(layerName(UNNAMED)).toBe('Ich');
  });

  it('is known by the word of each language', () => {
    const words = [english.personName(UNNAMED), german.person.personName(UNNAMED)];
    expect(words).toHaveLength(Object.keys(LANGUAGES).length);
    expect([...UNNAMED_WORDS].sort()).toEqual(words.sort());
  });

  it('stays so under whatever word is left standing, and is somebody once a name is typed', () => {
    expect([' Ich ', 'Me', 'Meier', 'ich', ' Ada '].map(storedPerson)).toEqual([
      UNNAMED,
      UNNAMED,
      'Meier',
      'ich',
      'Ada',
    ]);
  });
});

it('a run that a rule began is said to be so in German', async () => {
  await speak('de');
  expect(personName('BeHealthy, by a rule')).toBe(german.loop.loop.actor);
});
