'use client';

import { useCallback } from 'react';
import { useQueryParam } from '@/components/ui/query-param';
import { sealedName, useOpenedName } from '@/lib/client/sealed-names';

/** A parameter of the address that names a note or a person: sealed there, since addresses are kept and sent. */
export function useNameParam(name: string): [string | undefined, (value: string | undefined) => void] {
  const [form, setForm] = useQueryParam(name);
  const value = useOpenedName(form);
  const set = useCallback(
    (next: string | undefined) => {
      if (next === undefined) setForm(undefined);
      else void sealedName(next).then(setForm);
    },
    [setForm],
  );
  return [value, set];
}
