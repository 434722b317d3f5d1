'use client';

import { ArrowRight, Crosshair } from 'lucide-react';
import { usePathname } from 'next/navigation';
import { Button, ButtonLink } from '@/components/ui/button';
import type { TourStep } from '@/lib/domain/tour';
import { tour as words } from '@/lib/messages/tour';

const PAGE_OF: Readonly<Record<TourStep, string>> = {
  notes: '/read',
  tag: '/annotate',
  train: '/experiments',
  read: '/read',
  learned: '/experiments',
};

/** The way to a step: to its page, or on that page to the control that does it. */
export function TourAction({ step, runId }: { readonly step: TourStep; readonly runId: string | undefined }) {
  const pathname = usePathname();
  const page = PAGE_OF[step];
  if (step !== 'learned' && pathname === page) {
    return (
      <Button size="small" variant="primary" icon={Crosshair} onClick={() => pointAt(step)}>
        {words.show}
      </Button>
    );
  }
  const href = step === 'learned' && runId !== undefined ? `${page}?run=${runId}` : page;
  return (
    <ButtonLink href={href} size="small" variant="primary" iconAfter={ArrowRight}>
      {words.go}
    </ButtonLink>
  );
}

/** A page may still be on its way when somebody asks for its control. */
const AWAIT_MS_MAX = 5_000;

/** Brings the step's control into sight and the keyboard to it; until it is there, to its page. */
function pointAt(step: TourStep): void {
  const control = () => document.querySelector<HTMLElement>(`[data-tour~="${step}"]`);
  const there = control();
  if (there) {
    bring(there);
    return;
  }
  const main = document.querySelector('main');
  if (!main) return;
  bring(main);
  const watch = new MutationObserver(() => {
    const come = control();
    if (!come) return;
    watch.disconnect();
    // Whoever went elsewhere meanwhile stays there.
    if (document.activeElement === main) bring(come);
  });
  watch.observe(main, { subtree: true, childList: true });
  setTimeout(() => watch.disconnect(), AWAIT_MS_MAX);
}

/** With the ring that a mouse would not see. */
function bring(control: HTMLElement): void {
  control.scrollIntoView({ block: 'nearest' });
  control.focus();
  control.dataset.pointedAt = '';
  control.addEventListener('blur', () => delete control.dataset.pointedAt, { once: true });
}
