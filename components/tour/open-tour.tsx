'use client';

import { Check } from 'lucide-react';
import { usePathname, useSearchParams } from 'next/navigation';
import { useEffect } from 'react';
import { Button, ButtonLink } from '@/components/ui/button';
import { type Tour, useTourActions, useTourFacts } from '@/lib/client/tour';
import { stepsDone, TAGS_WANTED, TOUR_STEPS, tagsMade } from '@/lib/domain/tour';
import { tour as words } from '@/lib/messages/tour';
import { TourAction } from './tour-action';

export function OpenTour({ tour }: { readonly tour: Tour }) {
  const { skip, finish, keepDone } = useTourActions(tour);
  const facts = useTourFacts(true);
  const figuresOpen = useFiguresOpen(facts?.runId);
  const done = facts ? stepsDone(tour.done, { ...facts, figuresOpen }, tour) : tour.done;
  useEffect(() => {
    if (done > tour.done) keepDone(done);
  }, [done, tour.done, keepDone]);
  const step = TOUR_STEPS[done];
  const said = step === undefined ? { what: words.ended, hint: words.endedNext } : words.steps[step];
  return (
    <section className="tour-bar" aria-label={words.title}>
      <ol className="tour-steps" aria-label={words.stepsLabel}>
        {TOUR_STEPS.map((one, at) => (
          <li key={one} aria-current={at === done ? 'step' : undefined} data-done={at < done || undefined}>
            <span className="tour-tick" aria-hidden>
              {at < done ? <Check /> : at + 1}
            </span>
            {words.steps[one].name}
            {at < done && <span className="sr-only">, {words.done}</span>}
          </li>
        ))}
      </ol>
      <p className="tour-said" aria-live="polite">
        {step !== undefined && <span className="sr-only">{words.step(done + 1, TOUR_STEPS.length)}: </span>}
        <b>{said.what}</b>{' '}
        {step === 'tag' && facts && (
          <span className="tabular-nums">
            {words.made(Math.min(TAGS_WANTED, tagsMade(facts, tour)), TAGS_WANTED)}.{' '}
          </span>
        )}
        <span className="tour-hint">{said.hint}</span>
      </p>
      <div className="tour-actions">
        {step === undefined ? (
          <>
            <ButtonLink href="/guide" size="small" variant="primary" onClick={finish}>
              {words.guide}
            </ButtonLink>
            <Button size="small" variant="quiet" onClick={finish}>
              {words.close}
            </Button>
          </>
        ) : (
          <>
            <TourAction step={step} runId={facts?.runId} />
            <Button size="small" variant="quiet" onClick={skip}>
              {words.skip}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function useFiguresOpen(runId: string | undefined): boolean {
  const pathname = usePathname();
  const open = useSearchParams().get('run');
  return pathname === '/experiments' && runId !== undefined && open === runId;
}
