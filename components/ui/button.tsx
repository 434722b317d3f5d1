import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type Link from 'next/link';
import type { ComponentProps } from 'react';
import { PageLink } from './page-link';

export interface ButtonLook {
  readonly variant?: 'primary' | 'default' | 'quiet' | 'danger';
  readonly size?: 'small' | 'default';
  /** Stands before the words; an icon never stands alone. */
  readonly icon?: LucideIcon;
  readonly iconAfter?: LucideIcon;
}

export interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  /** Work under way: the button is off and says so to screen readers. */
  readonly busy?: boolean;
}

export function Button({
  variant = 'default',
  size = 'default',
  icon: Icon,
  iconAfter: IconAfter,
  busy = false,
  disabled,
  className = '',
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`button ${className}`}
      data-variant={variant}
      data-size={size}
      disabled={disabled === true || busy}
      aria-busy={busy || undefined}
    >
      {busy ? (
        <LoaderCircle aria-hidden className="animate-spin motion-reduce:animate-none" />
      ) : (
        Icon && <Icon aria-hidden />
      )}
      {children}
      {IconAfter && <IconAfter aria-hidden />}
    </button>
  );
}

export interface ButtonLinkProps extends ComponentProps<typeof Link>, ButtonLook {}

/** A link that looks like a button: it goes to a page, a button does something. */
export function ButtonLink({
  variant = 'default',
  size = 'default',
  icon: Icon,
  iconAfter: IconAfter,
  className = '',
  children,
  ...rest
}: ButtonLinkProps) {
  return (
    <PageLink {...rest} className={`button ${className}`} data-variant={variant} data-size={size}>
      {Icon && <Icon aria-hidden />}
      {children}
      {IconAfter && <IconAfter aria-hidden />}
    </PageLink>
  );
}
