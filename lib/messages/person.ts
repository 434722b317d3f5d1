import { UNNAMED } from '@/lib/domain/annotation/mark';
import * as english from './en/person';
import { spoken } from './spoken';

export const { personName } = spoken('person', english);

/** What UNNAMED is called, in every language: files may come from a browser that speaks another one. */
export const UNNAMED_WORDS: readonly string[] = ['Me', 'Ich'];

/** The name that is stored for a typed one: who leaves the word that stood there goes on without a name. */
export function storedPerson(typed: string): string {
  const name = typed.trim();
  return UNNAMED_WORDS.includes(name) ? UNNAMED : name;
}
