'use client';

import { FilePlus2, X } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { readGazetteer } from '@/lib/client/search';
import type { Gazetteer } from '@/lib/domain/text/gazetteer';
import { type ErrorMessage, workErrorMessage } from '@/lib/messages/errors';
import { gazetteerProblem, recipes as words } from '@/lib/messages/recipes';

/** Word lists of a recipe: add a file, see what was read of it, take one away. A file of the same name takes its place. */
export function GazetteerLists({
  lists,
  onChange,
}: {
  readonly lists: readonly Gazetteer[];
  readonly onChange: (lists: readonly Gazetteer[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  const [reading, setReading] = useState(false);
  const [problems, setProblems] = useState<readonly ErrorMessage[]>([]);
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({});
  const add = async (files: readonly File[]) => {
    setReading(true);
    const found: ErrorMessage[] = [];
    let next = lists;
    for (const file of files) {
      const outcome = await readGazetteer(file.name, new Uint8Array(await file.arrayBuffer()));
      if (outcome.kind === 'failed') found.push(workErrorMessage(outcome.code));
      else if (outcome.kind === 'refused') found.push(gazetteerProblem(file.name, outcome.error));
      else {
        const { list, duplicates, empty, encoding } = outcome;
        const others = next.filter(({ name }) => name !== list.name);
        const passedOver = words.passedOver(duplicates, empty, encoding);
        const note = others.length < next.length ? `${passedOver}; ${words.replaced(list.name)}` : passedOver;
        setNotes((before) => ({ ...before, [list.name]: note }));
        next = [...others, list];
      }
    }
    setProblems(found);
    setReading(false);
    onChange(next);
  };
  return (
    <fieldset className="grid justify-items-start gap-2">
      <legend className="mb-2 font-semibold text-caption">{words.lists}</legend>
      <p className="form-hint max-w-[80ch]">{words.listsHelp}</p>
      {lists.length > 0 && (
        <ul className="grid gap-1">
          {lists.map((list) => (
            <li key={list.name} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <strong className="font-semibold">{list.name}</strong>
              <span className="text-fg-2 tabular-nums">
                {words.listSize(list.phrases, Object.keys(list.classes).filter((of) => of !== '').length)}
              </span>
              {notes[list.name] && <span className="text-caption text-fg-2">{notes[list.name]}</span>}
              <Button
                size="small"
                variant="quiet"
                icon={X}
                aria-label={words.removeList(list.name)}
                onClick={() => onChange(lists.filter(({ name }) => name !== list.name))}
              >
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {problems.map(({ what, next }) => (
        <Notice key={what} tone="critical" title={what} announce>
          {next}
        </Notice>
      ))}
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={words.addList}
        accept=".txt,.tsv,text/plain,text/tab-separated-values"
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          if (files.length > 0) void add(files);
        }}
      />
      <Button icon={FilePlus2} busy={reading} onClick={() => input.current?.click()}>
        {words.addList}
      </Button>
    </fieldset>
  );
}
