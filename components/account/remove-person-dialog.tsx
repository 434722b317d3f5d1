'use client';

import { UserMinus } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { type SitePerson, useRemovePerson } from '@/lib/client/registry/people';
import { people } from '@/lib/messages/session';
import { CallProblem } from './call-problem';
import { SignInAgain } from './sign-in-again';
import { useWithSignIn } from './use-with-sign-in';

const words = people.list;

/** Says what goes and what stays before somebody is removed. */
export function RemovePersonDialog({
  person,
  onClose,
  onRemoved,
}: {
  readonly person: SitePerson;
  readonly onClose: () => void;
  readonly onRemoved: () => void;
}) {
  const remove = useRemovePerson();
  const { run, dialog } = useWithSignIn();
  const submit = () =>
    run(async () => {
      await remove.mutateAsync(person.id);
      onRemoved();
      onClose();
    });
  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        width="small"
        title={words.removeTitle(person.name)}
        description={words.removeBody}
        footer={
          <>
            <Button onClick={onClose}>{words.cancel}</Button>
            <Button variant="danger" icon={UserMinus} busy={remove.isPending} onClick={submit}>
              {words.remove}
            </Button>
          </>
        }
      >
        <ul className="grid list-disc gap-1 pl-5">
          <li>{words.stays}</li>
          <li>{words.theirBrowser}</li>
          <li>{words.again}</li>
        </ul>
        <CallProblem error={remove.error} className="mt-3" />
      </Dialog>
      <SignInAgain {...dialog} />
    </>
  );
}
