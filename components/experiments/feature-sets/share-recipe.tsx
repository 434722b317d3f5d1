'use client';

import { ShareThingsDialog } from '@/components/sharing/share-things-dialog';
import type { OwnRecipe } from '@/lib/domain/model/recipe';
import { shared as words } from '@/lib/messages/shared';
import { RecipeParts } from './recipe-parts';

/** A recipe of one's own; its word lists stay, their names and hashes go with it. */
export function ShareRecipe({
  recipe,
  featureSetHash,
  onClose,
}: {
  readonly recipe: OwnRecipe;
  readonly featureSetHash: string;
  readonly onClose: () => void;
}) {
  const { name, revision, featureSet } = recipe;
  const lists = featureSet.parts.gazetteers ?? [];
  return (
    <ShareThingsDialog
      title={words.titles.recipe(recipe.id)}
      things={[
        {
          key: name,
          content: { kind: 'feature-sets', version: revision, content: { featureSet, featureSetHash } },
          texts: [
            { of: name, text: name, lengthMax: 40 },
            ...lists.map((list) => ({ of: list.name, text: list.name, lengthMax: 40 })),
          ],
        },
      ]}
      name={name}
      note={
        lists.length > 0 && <p className="text-fg-2">{words.listsStay(lists.map((list) => list.name).join(', '))}</p>
      }
      onClose={onClose}
    >
      {() => (
        <p>
          <RecipeParts parts={featureSet.parts} />
        </p>
      )}
    </ShareThingsDialog>
  );
}
