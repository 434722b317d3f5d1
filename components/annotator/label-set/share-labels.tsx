'use client';

import { Share2 } from 'lucide-react';
import { useState } from 'react';
import { type ShareableThing, ShareThingsDialog } from '@/components/sharing/share-things-dialog';
import { Button } from '@/components/ui/button';
import { useMayShare } from '@/lib/client/registry/shared';
import type { LabelSet } from '@/lib/domain/annotation/project';
import { sharedGuidelines, sharedLabels } from '@/lib/domain/sharing/shared-labels';
import { shared as words } from '@/lib/messages/shared';
import { LabelReader } from './label-reader';

const NAME_MAX = 120;
const DESCRIPTION_MAX = 500;
const GUIDELINE_MAX = 8_000;

/** The stored version of a project's labels, and what is written about them; nothing where the site takes neither. */
export function ShareLabels({ labelSet, disabled }: { readonly labelSet: LabelSet; readonly disabled: boolean }) {
  const [open, setOpen] = useState(false);
  const may = { sets: useMayShare('label-sets'), guidelines: useMayShare('guidelines') };
  const things = thingsOf(labelSet, may);
  if (things.length === 0) return null;
  return (
    <>
      <Button icon={Share2} disabled={disabled} onClick={() => setOpen(true)}>
        {words.share}
      </Button>
      {open && (
        <ShareThingsDialog
          title={words.titles.labels}
          things={things}
          name={labelSet.labels
            .map(({ name }) => name)
            .join(', ')
            .slice(0, NAME_MAX)}
          onClose={() => setOpen(false)}
        >
          {(kinds) => <LabelReader labels={labelSet.labels} guidelines={kinds.includes('guidelines')} />}
        </ShareThingsDialog>
      )}
    </>
  );
}

function thingsOf(
  { projectId, version, labels }: LabelSet,
  may: { readonly sets: boolean; readonly guidelines: boolean },
): ShareableThing[] {
  const nameOf = new Map(labels.map(({ label, name }) => [label, name]));
  const sets = sharedLabels(labels);
  const guidelines = sharedGuidelines(labels);
  return [
    ...(may.sets
      ? [
          {
            key: projectId,
            content: { kind: 'label-sets' as const, version, content: { labels: sets } },
            texts: sets.flatMap(({ name, description }) => [
              { of: name, text: name, lengthMax: NAME_MAX },
              { of: name, text: description, lengthMax: DESCRIPTION_MAX },
            ]),
          },
        ]
      : []),
    ...(may.guidelines && guidelines.length > 0
      ? [
          {
            key: projectId,
            content: { kind: 'guidelines' as const, version, content: { labels: guidelines } },
            texts: guidelines.map(({ label, guideline }) => ({
              of: nameOf.get(label) ?? label,
              text: guideline,
              lengthMax: GUIDELINE_MAX,
            })),
          },
        ]
      : []),
  ];
}
