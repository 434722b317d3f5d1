'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { Switch } from '@/components/ui/switch';
import { TextInput } from '@/components/ui/text-input';
import { type Site, useChangeSite, useSite } from '@/lib/client/registry/audit';
import { SHARED_KINDS as KINDS } from '@/lib/client/registry/shared';
import { people } from '@/lib/messages/session';
import { SHARED_KIND_LEAVES, SHARED_KIND_NAMES } from '@/lib/messages/shared';
import { CallProblem } from './call-problem';
import { SignInAgain } from './sign-in-again';
import { useWithSignIn } from './use-with-sign-in';

const K_MIN = 5;
const K_MAX = 1000;

/** What browsers of this site may share beside models. */
export function SiteShares() {
  const site = useSite();
  return (
    <Section title={people.siteTitle} note={people.siteNote}>
      <CallProblem error={site.error} className="mb-4" />
      {site.isPending && <Skeleton lines={4} />}
      {site.data && <SharesForm key={site.data.revision} site={site.data} />}
    </Section>
  );
}

function SharesForm({ site }: { readonly site: Site }) {
  const change = useChangeSite();
  const { run, dialog } = useWithSignIn();
  const [shares, setShares] = useState(site.shares);
  const [k, setK] = useState(String(site.minimumK));
  const minimumK = Number(k);
  const wrong = !Number.isInteger(minimumK) || minimumK < K_MIN || minimumK > K_MAX;
  const changed = minimumK !== site.minimumK || KINDS.some((kind) => shares[kind] !== site.shares[kind]);
  return (
    <div className="grid gap-3">
      {KINDS.map((kind) => (
        <div key={kind}>
          <Switch checked={shares[kind]} onChange={(on) => setShares({ ...shares, [kind]: on })}>
            {SHARED_KIND_NAMES[kind]}
          </Switch>
          <p className="form-hint ml-10">{SHARED_KIND_LEAVES[kind]}</p>
        </div>
      ))}
      <Field
        label={people.minimumK}
        hint={people.minimumKHint}
        error={wrong ? people.minimumKHint : undefined}
        className="max-w-80"
      >
        <TextInput inputMode="numeric" value={k} onChange={setK} />
      </Field>
      <div>
        <Button
          disabled={!changed || wrong}
          busy={change.isPending}
          onClick={() => run(() => change.mutateAsync({ ...site, shares, minimumK }))}
        >
          {people.save}
        </Button>
      </div>
      <CallProblem error={change.error} />
      <SignInAgain {...dialog} />
    </div>
  );
}
