'use client';

import { Check, Pencil, Share2, Split, Trash2, X } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Notice } from '@/components/ui/notice';
import { StatePill } from '@/components/ui/state-pill';
import { Table, Td, Th, Tr } from '@/components/ui/table';
import { addRecipe, deleteRecipe, featureSetHashOf } from '@/lib/client/recipes';
import { useMayShare } from '@/lib/client/registry/shared';
import { BUILT_IN, type OwnRecipe } from '@/lib/domain/model/recipe';
import type { FeatureSet } from '@/lib/domain/text/feature-set';
import type { Gazetteer } from '@/lib/domain/text/gazetteer';
import { recipes as words } from '@/lib/messages/recipes';
import { shared } from '@/lib/messages/shared';
import { RecipeEditor } from './recipe-editor';
import { RecipeParts } from './recipe-parts';
import { ShareRecipe } from './share-recipe';

/** Recipes built in and made here: choose one for the next run, change a copy, or see what each part gives. */
export function RecipesPanel({
  own,
  chosenId,
  onUse,
  onAblate,
  onClose,
}: {
  readonly own: readonly OwnRecipe[];
  /** Of the FeatureSet that the next run uses. */
  readonly chosenId: string;
  readonly onUse: (featureSetId: string) => void;
  readonly onAblate: (featureSet: FeatureSet) => void;
  readonly onClose: () => void;
}) {
  const [edited, setEdited] = useState<{
    readonly from: FeatureSet;
    readonly name: string;
    readonly lists: readonly Gazetteer[];
  }>();
  const mayShare = useMayShare('feature-sets');
  const [sharing, setSharing] = useState<{ readonly recipe: OwnRecipe; readonly featureSetHash: string }>();
  const share = async (recipe: OwnRecipe) =>
    setSharing({ recipe, featureSetHash: await featureSetHashOf(recipe.featureSet) });
  const [outcome, setOutcome] = useState<{ readonly id: string; readonly ok: boolean }>();
  const save = (recipe: OwnRecipe) => {
    addRecipe(recipe).then(
      () => {
        setEdited(undefined);
        setOutcome({ id: recipe.id, ok: true });
        onUse(recipe.featureSet.id);
      },
      () => setOutcome({ id: recipe.id, ok: false }),
    );
  };
  const rows = [
    ...BUILT_IN.map((featureSet) => ({ featureSet, recipe: undefined })),
    ...own.map((recipe) => ({ featureSet: recipe.featureSet, recipe })),
  ];
  return (
    <section className="panel mb-6" aria-label={words.title}>
      <div className="panel-head">
        <h3>{words.title}</h3>
        <div className="head-actions">
          <Button variant="quiet" icon={X} onClick={onClose}>
            {words.close}
          </Button>
        </div>
      </div>
      <div className="panel-body grid gap-4">
        <p className="max-w-[80ch] text-fg-2">{words.intro}</p>
        <Table caption={words.list} inset>
          <thead>
            <tr>
              <Th>{words.columns.recipe}</Th>
              <Th>{words.columns.parts}</Th>
              <Th>
                <span className="sr-only">{words.columns.actions}</span>
              </Th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ featureSet, recipe }) => (
              <RecipeRow
                key={featureSet.id}
                featureSet={featureSet}
                recipe={recipe}
                chosen={featureSet.id === chosenId}
                onUse={() => onUse(featureSet.id)}
                onChange={() =>
                  setEdited({
                    from: featureSet,
                    name: recipe ? recipe.name : words.copyOf(featureSet.id),
                    lists: recipe?.gazetteers ?? [],
                  })
                }
                onAblate={() => onAblate(featureSet)}
                onShare={recipe && mayShare ? () => void share(recipe) : undefined}
              />
            ))}
          </tbody>
        </Table>
        {sharing && <ShareRecipe {...sharing} onClose={() => setSharing(undefined)} />}
        {outcome && (
          <Notice
            tone={outcome.ok ? 'ok' : 'critical'}
            title={outcome.ok ? words.saved(outcome.id) : words.saveFailed}
            announce
          />
        )}
        {edited && (
          <RecipeEditor
            key={edited.from.id}
            from={edited.from}
            name={edited.name}
            lists={edited.lists}
            own={own}
            onSave={save}
            onCancel={() => setEdited(undefined)}
          />
        )}
      </div>
    </section>
  );
}

function RecipeRow({
  featureSet,
  recipe,
  chosen,
  onUse,
  onChange,
  onAblate,
  onShare,
}: {
  readonly featureSet: FeatureSet;
  readonly recipe: OwnRecipe | undefined;
  readonly chosen: boolean;
  readonly onUse: () => void;
  readonly onChange: () => void;
  readonly onAblate: () => void;
  /** Undefined: the site takes none. */
  readonly onShare: (() => void) | undefined;
}) {
  const { id, parts } = featureSet;
  return (
    <Tr selected={chosen}>
      <Td className="whitespace-nowrap">
        <strong className="font-semibold">{recipe?.name ?? id}</strong>{' '}
        <span className="text-caption text-fg-2">{recipe ? words.own(recipe.revision) : words.builtIn}</span>
      </Td>
      <Td className="!whitespace-normal text-table">
        <RecipeParts parts={parts} />
      </Td>
      <Td>
        <span className="flex flex-wrap justify-end gap-1">
          {chosen ? (
            <StatePill tone="ok" icon={Check}>
              {words.inUse}
            </StatePill>
          ) : (
            <Button size="small" onClick={onUse} aria-label={words.chooseNamed(id)}>
              {words.use}
            </Button>
          )}
          <Button size="small" variant="quiet" icon={Pencil} onClick={onChange} aria-label={words.changeNamed(id)}>
            {recipe ? words.change : words.copy}
          </Button>
          <Button size="small" variant="quiet" icon={Split} onClick={onAblate} aria-label={words.ablateNamed(id)}>
            {words.ablate}
          </Button>
          {onShare && (
            <Button size="small" variant="quiet" icon={Share2} onClick={onShare} aria-label={shared.shareNamed(id)}>
              {shared.share}
            </Button>
          )}
          {recipe && (
            <Button
              size="small"
              variant="quiet"
              icon={Trash2}
              onClick={() => void deleteRecipe(recipe.id)}
              aria-label={words.deleteNamed(id)}
            >
              {words.delete}
            </Button>
          )}
        </span>
      </Td>
    </Tr>
  );
}
