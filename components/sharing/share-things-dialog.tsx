'use client';

import { CloudUpload, Share2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/checkbox';
import { Dialog } from '@/components/ui/dialog';
import { Disclosure } from '@/components/ui/disclosure';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { onDemand, useNeeded } from '@/components/ui/on-demand';
import { TextInput } from '@/components/ui/text-input';
import { useSession } from '@/lib/client/registry/session';
import {
  type SharedBody,
  type SharedContent,
  type SharedKind,
  shareThings,
  useQuotes,
} from '@/lib/client/registry/shared';
import { sharedTextProblems, type WrittenText } from '@/lib/domain/sharing/shared-text';
import { SHARED_KIND_LEAVES, SHARED_KIND_NAMES, sharedProblem, shared as words } from '@/lib/messages/shared';

const NAME_MAX = 120;
/** What the server takes, which comes with the dialog, not with the page that has the button. */
const sharedTexts = onDemand(() => import('@/lib/client/registry/shared-text'));

export interface ShareableThing {
  /** Names it in this browser, for good. */
  readonly key: string;
  readonly content: SharedContent;
  /** Words that people wrote in it. */
  readonly texts: readonly WrittenText[];
}

/** What leaves, looked at and checked, before it goes to the outbox; nothing of it is sent otherwise. */
export function ShareThingsDialog({
  title,
  things,
  name: startName,
  note,
  children,
  onClose,
}: {
  readonly title: string;
  readonly things: readonly ShareableThing[];
  /** Proposed. */
  readonly name: string;
  readonly note?: ReactNode;
  /** The things as people read them, of the kinds that go. */
  readonly children: (kinds: readonly SharedKind[]) => ReactNode;
  readonly onClose: () => void;
}) {
  const session = useSession();
  const [name, setName] = useState(startName);
  const [left, setLeft] = useState<readonly string[]>([]);
  const [read, setRead] = useState(false);
  const [state, setState] = useState<'open' | 'sharing' | 'shared' | 'failed'>('open');
  const chosen = things.filter(({ content }) => !left.includes(content.kind));
  const texts = chosen.flatMap((thing) => thing.texts);
  const looked = useQuotes(texts.map(({ text }) => text));
  // The name comes last and is not looked for in notes: that would be done anew at every key.
  const named = { of: words.name, text: name.trim(), lengthMax: NAME_MAX };
  const problems = sharedTextProblems([...texts, named], looked.data?.quotes ?? []);
  const checks = useNeeded(sharedTexts, true);
  const outgoing = chosen.map(({ key, content }) => ({
    key,
    kind: content.kind,
    text: checks?.sharedText({ ...content, name: name.trim() } as SharedBody),
  }));
  const whole = outgoing.flatMap(({ text, ...rest }) => (text === undefined ? [] : [{ ...rest, text }]));
  const invalid = checks !== undefined && name.trim() !== '' && problems.length === 0 && whole.length < outgoing.length;
  const ready =
    session != null &&
    read &&
    whole.length > 0 &&
    whole.length === outgoing.length &&
    looked.data &&
    problems.length === 0;
  const submit = () => {
    if (!session) return;
    setState('sharing');
    shareThings(session.person.id, whole).then(
      () => setState('shared'),
      () => setState('failed'),
    );
  };
  const done = state === 'shared';
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      title={title}
      description={words.body}
      footer={
        done ? (
          <ButtonLink href="/sync" icon={CloudUpload}>
            {words.toSync}
          </ButtonLink>
        ) : (
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button variant="primary" icon={Share2} disabled={!ready} busy={state === 'sharing'} onClick={submit}>
              {words.submit}
            </Button>
          </>
        )
      }
    >
      {done ? (
        <Notice tone="ok" title={words.done} announce>
          {words.doneBody}
        </Notice>
      ) : (
        <div className="grid gap-4">
          <Field label={words.name} hint={words.nameHint} className="max-w-96">
            <TextInput autoComplete="off" maxLength={NAME_MAX} value={name} onChange={setName} />
          </Field>
          <section className="grid gap-2">
            <h3>{words.leaves}</h3>
            {things.map(({ content: { kind } }) =>
              things.length === 1 ? (
                <p key={kind}>{SHARED_KIND_LEAVES[kind]}</p>
              ) : (
                <Checkbox
                  key={kind}
                  checked={!left.includes(kind)}
                  onChange={(on) => setLeft(on ? left.filter((one) => one !== kind) : [...left, kind])}
                  label={
                    <>
                      {SHARED_KIND_NAMES[kind]} <span className="text-fg-2">{SHARED_KIND_LEAVES[kind]}</span>
                    </>
                  }
                />
              ),
            )}
            {note}
          </section>
          {children(chosen.map(({ content }) => content.kind))}
          <Disclosure title={words.bytes}>
            {whole.map(({ kind, text }) => (
              <pre key={kind} className="whitespace-pre-wrap break-all text-caption">
                {text}
              </pre>
            ))}
          </Disclosure>
          <div aria-live="polite" className="grid gap-2">
            {problems.map((problem) => (
              <Notice key={`${problem.of} ${problem.code}`} tone="warning" title={sharedProblem(problem)} />
            ))}
            {invalid && <Notice tone="warning" title={words.invalid} />}
            {looked.isPending && <p className="text-fg-2">{words.checking}</p>}
            {looked.isError && <Notice tone="critical" title={words.checkFailed} />}
            {looked.data && looked.data.notes > 0 && problems.length === 0 && (
              <p className="text-fg-2">{words.checked(looked.data.notes)}</p>
            )}
          </div>
          <Checkbox checked={read} onChange={setRead} label={words.confirm} />
          {state === 'failed' && <Notice tone="critical" title={words.failed} announce />}
        </div>
      )}
    </Dialog>
  );
}
