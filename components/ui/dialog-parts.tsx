'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useRef } from 'react';
import { kit as words } from '@/lib/messages/kit';

const WIDTHS = { small: '420px', default: '560px', wide: '860px' } as const;

export function OpenedDialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  width = 'default',
}: {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: ReactNode;
  readonly description?: ReactNode;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
  readonly width?: keyof typeof WIDTHS;
}) {
  const opener = useRef<HTMLElement>(null);
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="dialog-veil" />
        <Primitive.Content
          className="dialog floating"
          style={{ ['--dialog-width' as string]: WIDTHS[width] }}
          onOpenAutoFocus={() => {
            opener.current = openerNow();
          }}
          onCloseAutoFocus={(event) => {
            // The primitive gives it back to a trigger of its own, which these dialogs do not have.
            event.preventDefault();
            if (opener.current?.isConnected) opener.current.focus();
          }}
          {...(description === undefined ? { 'aria-describedby': undefined } : {})}
        >
          <div className="dialog-head">
            <div className="grid flex-1 gap-1">
              <Primitive.Title className="text-[16px]">{title}</Primitive.Title>
              {description !== undefined && (
                <Primitive.Description className="text-table text-fg-2">{description}</Primitive.Description>
              )}
            </div>
            <Primitive.Close className="button" data-variant="quiet" data-size="small">
              <X aria-hidden />
              {words.close}
            </Primitive.Close>
          </div>
          <div className="dialog-body">{children}</div>
          {footer !== undefined && <div className="dialog-foot">{footer}</div>}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** What has the focus as a dialog opens; of an item of a menu, which goes with its menu, the menu's button. */
function openerNow(): HTMLElement | null {
  const focused = document.activeElement;
  const menu = focused?.closest('[role=menu]');
  const button = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '');
  return button ?? (focused instanceof HTMLElement ? focused : null);
}
