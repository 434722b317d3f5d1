'use client';
import { useEffect, useReducer } from 'react';
import { database } from '@/lib/store/database';

/**
 * Names in addresses (a note's id ends with its file's name, a layer's is a person's) are sealed as they are on the disk:
 * addresses are kept in the browser's history, and those of links are fetched from the server.
 */
export async function sealedName(name: string): Promise<string> {
  const db = database();
  if (!db.isOpen()) await db.open();
  return db.ring.names().seal(name);
}

/** The form of a name for an address; undefined for a moment, and the first time only. */
export function useSealedName(name: string | undefined): string | undefined {
  const [, met] = useReducer((times: number) => times + 1, 0);
  const known = name === undefined ? undefined : database().ring.knownForm(name);
  useEffect(() => {
    if (name !== undefined && known === undefined) void sealedName(name).then(met, () => undefined);
  }, [name, known]);
  return known;
}

/** What an address names; its form for a moment, and where it names nothing here. */
export function useOpenedName(form: string | undefined): string | undefined {
  const [, met] = useReducer((times: number) => times + 1, 0);
  const known = form === undefined ? undefined : database().ring.knownName(form);
  useEffect(() => {
    if (form === undefined || known !== undefined) return;
    const open = async () => {
      const db = database();
      if (!db.isOpen()) await db.open();
      return db.ring.names().open(form);
    };
    void open().then(met, () => undefined);
  }, [form, known]);
  return known ?? form;
}
