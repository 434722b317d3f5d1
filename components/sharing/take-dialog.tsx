import { Dialog } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { useSharedItem } from '@/lib/client/registry/shared';
import { shell } from '@/lib/messages/shell';
import { CallProblem } from '../account/call-problem';
import { LookAtFigures } from './look-at-figures';
import type { SharedChoice } from './shared-page';
import { TakeLabels } from './take-labels';
import { TakeRecipe } from './take-recipe';

/** Fetches the thing, then shows it and what it would become here. */
export function TakeDialog({ kind, id, onClose }: SharedChoice & { readonly onClose: () => void }) {
  const found = useSharedItem(kind, id);
  const item = found.data?.item;
  switch (item?.kind) {
    case 'label-sets':
    case 'guidelines':
      return <TakeLabels item={item} onClose={onClose} />;
    case 'feature-sets':
      return <TakeRecipe item={item} onClose={onClose} />;
    case 'evaluations':
      return <LookAtFigures item={item} onClose={onClose} />;
    default:
      return (
        <Dialog open onOpenChange={onClose} title={shell.pages.shared}>
          {found.isPending ? <Skeleton lines={4} /> : <CallProblem error={found.error} />}
        </Dialog>
      );
  }
}
