'use client';

import { BookOpen, CircleX, HardDrive, Tag } from 'lucide-react';
import { useState } from 'react';
import { WorkProblem } from '@/components/annotator/work-problem';
import { Button } from '@/components/ui/button';
import { CopyText } from '@/components/ui/copy-text';
import { Disclosure } from '@/components/ui/disclosure';
import { EmptyState } from '@/components/ui/empty-state';
import { FactList } from '@/components/ui/fact-list';
import { IconText } from '@/components/ui/icon-text';
import { Notice } from '@/components/ui/notice';
import { ProgressBar } from '@/components/ui/progress-bar';
import { Section } from '@/components/ui/section';
import { Skeleton } from '@/components/ui/skeleton';
import { StatePill } from '@/components/ui/state-pill';
import { Specimen, Specimens } from './specimen';

const TONES = ['info', 'ok', 'warning', 'critical'] as const;
const HASH = '6f1ed002ab5595859014ebf0951522d9c0e3f4a1b2c3d4e5f60718293a4b5c6d';

/** What pages answer: states, notices, progress, nothing yet, still loading. */
export function FeedbackPart() {
  const [cancelling, setCancelling] = useState(false);
  return (
    <Section title="Feedback">
      <Specimens>
        {TONES.map((tone) => (
          <Specimen key={tone} name={`Notice, ${tone}`}>
            <Notice tone={tone} title="What happened" actions={<Button size="small">What to do</Button>}>
              And what to do next, in a sentence that is long enough to wrap.
            </Notice>
          </Specimen>
        ))}
        <Specimen name="StatePill: bare and boxed">
          <div className="grid grid-cols-2 justify-items-start gap-2">
            {[...TONES, 'none' as const].flatMap((tone) => [
              <StatePill key={tone} tone={tone}>
                {tone}
              </StatePill>,
              <StatePill key={`${tone} boxed`} tone={tone} boxed>
                {tone}
              </StatePill>,
            ])}
            <StatePill tone="none" icon={CircleX}>
              another shape
            </StatePill>
          </div>
        </Specimen>
        <Specimen name="WorkProblem: cancelled, nothing to do, failed">
          <div className="grid gap-2">
            {([{ kind: 'cancelled' }, 'nothing', 'thrown'] as const).map((outcome) => (
              <WorkProblem
                key={typeof outcome === 'string' ? outcome : outcome.kind}
                outcome={outcome}
                cancelled="The search was cancelled."
                nothing="There is no note to read."
              />
            ))}
          </div>
        </Specimen>
        <Specimen name="ProgressBar: known end, with time left" wide>
          <ProgressBar
            label="Training run 4"
            value={63}
            total={100}
            msLeft={48_000}
            cancelling={cancelling}
            onCancel={() => setCancelling(!cancelling)}
          />
        </Specimen>
        <Specimen name="ProgressBar: unknown end; being cancelled" wide>
          <div className="grid gap-3">
            <ProgressBar label="Looking through the notes" value={0} total={0} />
            <ProgressBar label="Reading 217 notes" value={80} total={217} cancelling onCancel={() => undefined} />
          </div>
        </Specimen>
        <Specimen name="EmptyState" wide>
          <EmptyState
            icon={BookOpen}
            title="Nothing is here yet"
            actions={<Button variant="primary">The button that brings it</Button>}
          >
            What belongs here, and what it is good for.
          </EmptyState>
        </Specimen>
        <Specimen name="Skeleton">
          <Skeleton lines={4} />
        </Specimen>
        <Specimen name="FactList: undefined ones are left out">
          <FactList
            facts={[
              ['Notes', '217'],
              ['Hash', <CopyText key="hash" text={HASH} label="Copy the hash" copied="Copied" />],
              ['Author', undefined],
              ['Size', '1.2 MB'],
            ]}
          />
        </Specimen>
        <Specimen name="Disclosure: open, closed">
          <Disclosure title="Settings" note="L-BFGS" open>
            <p className="text-table">c2 1, 100 iterations, seed 42.</p>
          </Disclosure>
          <Disclosure title="Files" note="3">
            <p className="text-table">model.crfsuite</p>
          </Disclosure>
        </Specimen>
        <Specimen name="IconText, CopyText">
          <div className="grid justify-items-start gap-2">
            <IconText icon={Tag}>Model v3</IconText>
            <IconText icon={HardDrive} className="text-fg-2">
              Saved on this device
            </IconText>
            <CopyText text={HASH} shown={16} label="Copy the hash" copied="Copied" />
          </div>
        </Specimen>
      </Specimens>
    </Section>
  );
}
