'use client';

import Link from 'next/link';
import type { ComponentProps } from 'react';
import { useAtRest } from './at-rest';

/** A link whose page is fetched ahead, but not before the page at hand is there: it would take that one's bandwidth. */
export function PageLink(props: ComponentProps<typeof Link>) {
  const ahead = useAtRest() ? {} : { prefetch: false };
  return <Link {...ahead} {...props} />;
}
