'use client';

import { Dialog } from '@/components/ui/dialog';
import { useQueryClient } from '@/lib/client/queries';
import { registryKeys } from '@/lib/client/registry/keys';
import { tellTabs, useSession } from '@/lib/client/registry/session';
import { session as words } from '@/lib/messages/session';
import { CredentialsForm } from './credentials-form';

/** For decisions: the same person signs in once more, and what was about to be done goes on. */
export function SignInAgain({
  open,
  onOpenChange,
  onSignedIn,
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly onSignedIn: () => void;
}) {
  const session = useSession();
  const client = useQueryClient();
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      width="small"
      title={words.again.title}
      description={words.again.body}
    >
      <CredentialsForm
        email={session?.person.email ?? ''}
        onSignedIn={() => {
          tellTabs();
          void client.invalidateQueries({ queryKey: registryKeys.session });
          onOpenChange(false);
          onSignedIn();
        }}
      />
    </Dialog>
  );
}
