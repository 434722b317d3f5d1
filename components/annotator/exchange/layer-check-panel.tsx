'use client';

import { Plus, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { IssueList } from '@/components/datasets/issue-list';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { SelectField } from '@/components/ui/select-field';
import { EXCHANGE_FORMATS } from '@/lib/domain/annotation/exchange-formats';
import type { Annotator } from '@/lib/domain/annotation/mark';
import { layerName, panels } from '@/lib/messages/annotate-panels';
import { exchangeIssueMessage, exchangeIssuePlace, offsetUnitName } from '@/lib/messages/exchange';
import { personName, storedPerson } from '@/lib/messages/person';
import type { LayerFileCheck, StoreLayerChoice } from '@/workers/pipeline-api';
import { AnnotatorField } from '../start/annotator-field';
import { annotatorProblem } from '../start/dataset-choice';
import { refusedGroups } from './check-facts';
import { LossList } from './loss-list';

const { importLayer: words } = panels;
/** Issues named one by one. */
const NAMED = 20;

/** What the files hold of this project's notes, and the question whether to keep it. */
export function LayerCheckPanel({
  check,
  onStore,
  onDiscard,
}: {
  readonly check: LayerFileCheck;
  readonly onStore: (annotator: Annotator, choice: StoreLayerChoice) => void;
  readonly onDiscard: () => void;
}) {
  const [name, setName] = useState(personName(check.suggestedAnnotator));
  /** Place in the list of people; -1: everybody. */
  const [person, setPerson] = useState(-1);
  const [done, setDone] = useState(false);
  const [asked, setAsked] = useState(false);
  const { matched, spans, refused, issues, existing } = check;
  const inProject = matched.id + matched.title + matched.text + matched.spaces;
  const format = EXCHANGE_FORMATS.find(({ id }) => id === check.format)?.name;
  const wrong = annotatorProblem(name);
  const replaced = existing.find(({ annotator }) => annotator === storedPerson(name));
  const store = () => {
    setAsked(true);
    if (wrong !== undefined) return;
    const chosen = check.people[person]?.name;
    onStore(storedPerson(name), { ...(chosen === undefined ? {} : { person: chosen }), ...(done ? { done } : {}) });
  };
  return (
    <div className="grid gap-4">
      <div className="grid gap-1 text-table">
        <p className="font-semibold">{words.found(inProject, check.notes)}</p>
        {inProject > 0 && <p className="text-fg-2">{words.ways(matched)}</p>}
        <p>{words.spans(spans.set, spans.rejected, spans.suggested)}</p>
        {format !== undefined && (
          <p className="text-fg-2">{words.unit(format, check.unit && offsetUnitName(check.unit))}</p>
        )}
      </div>
      {!check.storable && <Notice tone="warning" title={words.nothing} />}
      {check.unknownLabels.length > 0 && (
        <Notice
          tone="warning"
          title={words.unknownLabels(
            check.unknownLabels.map(({ label, spans: count }) => `${label} (${count})`).join(', '),
          )}
        />
      )}
      {refused.length > 0 && (
        <section className="grid gap-1 text-table" aria-label={words.refused(refused.length)}>
          <h3>{words.refused(refused.length)}</h3>
          <ul className="ml-4 list-disc">
            {refusedGroups(refused).map(({ code, count }) => (
              <li key={code}>{words.refusedWhy[code](count)}</li>
            ))}
          </ul>
        </section>
      )}
      {check.fileIssues.length > 0 && <IssueList issues={check.fileIssues} />}
      {issues.length > 0 && (
        <ul className="grid gap-1 text-table">
          {issues.slice(0, NAMED).map((issue, index) => {
            const { what, next } = exchangeIssueMessage(issue);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: a report never changes
              <li key={index} className={issue.severity === 'error' ? 'text-critical' : undefined}>
                <b>{what}</b> {next} <span className="text-fg-2">{exchangeIssuePlace(issue)}</span>
              </li>
            );
          })}
          {issues.length > NAMED && <li className="text-fg-2">{words.more(issues.length - NAMED)}</li>}
        </ul>
      )}
      {check.losses.length > 0 && <LossList losses={check.losses} titleOf={(id) => id} fileName={name} />}
      <form
        className="grid gap-4 border-line border-t pt-4"
        onSubmit={(event) => {
          event.preventDefault();
          store();
        }}
      >
        {check.storable && (
          <>
            {check.people.length > 1 && (
              <Field label={words.person}>
                <SelectField
                  value={String(person)}
                  onChange={(value) => setPerson(Number(value))}
                  options={[
                    { value: '-1', label: words.everybody },
                    ...check.people.map((one, at) => ({
                      value: String(at),
                      label: words.personOption(one.name === '' ? words.unnamed : personName(one.name), one.spans),
                    })),
                  ]}
                />
              </Field>
            )}
            <AnnotatorField
              label={words.annotator}
              hint={words.annotatorHint}
              value={name}
              asked={asked}
              onChange={setName}
            />
            {replaced && (
              <Notice tone="warning" title={words.replaces(layerName(replaced.annotator), replaced.notes)} />
            )}
            {!check.saysStatus && (
              <div>
                <Checkbox label={words.done} checked={done} onChange={setDone} />
                <p className="form-hint">{words.doneHint}</p>
              </div>
            )}
          </>
        )}
        <div className="flex flex-wrap justify-end gap-2">
          <Button icon={Trash2} onClick={onDiscard}>
            {words.discard}
          </Button>
          {check.storable && (
            <Button type="submit" variant="primary" icon={Plus}>
              {words.store}
            </Button>
          )}
        </div>
      </form>
    </div>
  );
}
