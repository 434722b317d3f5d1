import { Download } from 'lucide-react';
import { useState } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { Notice } from '@/components/ui/notice';
import { addRecipe, useRecipes } from '@/lib/client/recipes';
import type { SharedBody } from '@/lib/client/registry/shared';
import { takeRecipe } from '@/lib/domain/sharing/take-recipe';
import { shared } from '@/lib/messages/shared';
import { RecipeParts } from '../experiments/feature-sets/recipe-parts';

const words = shared.takeRecipe;

/** A shared FeatureSet as a recipe of one's own. */
export function TakeRecipe({
  item: { name, content },
  onClose,
}: {
  readonly item: Extract<SharedBody, { kind: 'feature-sets' }>;
  readonly onClose: () => void;
}) {
  const own = useRecipes();
  const [outcome, setOutcome] = useState<{ readonly id: string } | 'same' | 'failed'>();
  const plan = own && takeRecipe({ name, nameOtherwise: words.copyOf(name) }, content.featureSet, own, '');
  const take = () => {
    if (!own) return;
    const { made } = takeRecipe(
      { name, nameOtherwise: words.copyOf(name) },
      content.featureSet,
      own,
      new Date().toISOString(),
    );
    if (!made.ok) setOutcome(made.error === 'nothing-changed' ? 'same' : 'failed');
    else {
      const recipe = made.value;
      addRecipe(recipe).then(
        () => setOutcome({ id: recipe.id }),
        () => setOutcome('failed'),
      );
    }
  };
  const done = typeof outcome === 'object';
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={words.title(name)}
      description={words.body}
      footer={
        done ? (
          <ButtonLink href="/experiments" variant="primary">
            {words.open}
          </ButtonLink>
        ) : (
          <>
            <Button onClick={onClose}>{shared.cancel}</Button>
            <Button variant="primary" icon={Download} disabled={!own} onClick={take}>
              {words.submit}
            </Button>
          </>
        )
      }
    >
      <div className="grid gap-3">
        <p>
          <RecipeParts parts={content.featureSet.parts} />
        </p>
        {plan && !done && plan.missing.length > 0 && (
          <Notice tone="warning" title={words.lists(plan.missing.join(', '))} />
        )}
        {done && <Notice tone="ok" title={words.done(outcome.id)} announce />}
        {outcome === 'same' && <Notice tone="info" title={words.same} announce />}
        {outcome === 'failed' && <Notice tone="critical" title={shared.takeFailed} announce />}
      </div>
    </Dialog>
  );
}
