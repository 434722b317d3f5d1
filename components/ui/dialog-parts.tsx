'use client';

import { X } from 'lucide-react';
import { Dialog as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
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
  return (
    <Primitive.Root open={open} onOpenChange={onOpenChange}>
      <Primitive.Portal>
        <Primitive.Overlay className="dialog-veil" />
        <Primitive.Content
          className="dialog floating"
          style={{ ['--dialog-width' as string]: WIDTHS[width] }}
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
