'use client';

import { LabelSwatch } from '@/components/experiments/label-swatch';
import { MarkedText } from '@/components/experiments/marked-text';
import { RunStateWord } from '@/components/experiments/run-state-word';
import { PointsRange, pointsScale } from '@/components/models/points-range';
import { VersionStatePill } from '@/components/models/version-state';
import { LevelKey } from '@/components/monitoring/level-shape';
import { Sparkline } from '@/components/monitoring/sparkline';
import { StateBanner } from '@/components/monitoring/state-banner';
import { NodeStateWord } from '@/components/pipelines/node-state';
import { Legend } from '@/components/reading/legend';
import { Button } from '@/components/ui/button';
import { Section } from '@/components/ui/section';
import { VERSION_STATES } from '@/lib/domain/model/version-states';
import type { DriftLevel } from '@/lib/domain/monitoring/drift';
import type { PredictedSpan, Span } from '@/lib/domain/text/span';
import { monitor } from '@/lib/messages/monitor';
import { Specimen, Specimens } from './specimen';

const LABELS = ['DISEASE', 'TREATMENT', 'DOSE', 'LAB_VALUE', 'ROUTE', 'SYMPTOM'] as const;
const TEXT = 'Known with gestational diabetes, on metformin and insulin; perhaps migraine.';
const spanOf = (words: string, label: string): Span => {
  const start = TEXT.indexOf(words);
  return { start, end: start + words.length, label } as Span;
};
const SET: readonly Span[] = [spanOf('gestational diabetes', 'DISEASE'), spanOf('metformin', 'TREATMENT')];
const suggested = (words: string, label: string, confidence: number): PredictedSpan => ({
  ...spanOf(words, label),
  confidence,
  otherwise: { none: 1 - confidence, labels: {} },
});
const SUGGESTED: readonly PredictedSpan[] = [
  suggested('gestational diabetes', 'DISEASE', 0.95),
  suggested('metformin', 'TREATMENT', 0.84),
  suggested('migraine', 'DISEASE', 0.52),
];
const LEVELS: readonly DriftLevel[] = ['ok', 'warning', 'critical', 'not-enough-data'];
const DIFFERENCE = { value: 0.012, low: -0.004, high: 0.027 };

/** What shows notes, models and windows on more than one page. */
export function DomainPart() {
  return (
    <Section title="Notes, models, windows">
      <Specimens>
        <Specimen name="MarkedText: set by a person" wide>
          <p className="text-note leading-note">
            <MarkedText text={TEXT} start={0} end={TEXT.length} spans={SET} labels={LABELS} state="confirmed" />
          </p>
        </Specimen>
        <Specimen name="MarkedText: suggested, at .95, .84 and .52" wide>
          <p className="text-note leading-note">
            <MarkedText text={TEXT} start={0} end={TEXT.length} spans={SUGGESTED} labels={LABELS} state="suggested" />
          </p>
        </Specimen>
        <Specimen name="Legend: how to read the boxes" wide>
          <Legend />
        </Specimen>
        <Specimen name="LabelSwatch: the two labels, and four more">
          <div className="flex flex-wrap gap-3">
            {LABELS.map((label) => (
              <LabelSwatch key={label} label={label} labels={LABELS} />
            ))}
          </div>
        </Specimen>
        <Specimen name="RunStateWord">
          <div className="grid justify-items-start gap-1">
            <RunStateWord run={{ state: 'finished', number: 4 }} inUse />
            {(['running', 'finished', 'cancelled', 'failed', 'interrupted'] as const).map((state) => (
              <RunStateWord key={state} run={{ state, number: 4 }} inUse={false} />
            ))}
          </div>
        </Specimen>
        <Specimen name="VersionStatePill">
          <div className="grid grid-cols-2 justify-items-start gap-1">
            {VERSION_STATES.map((state) => (
              <VersionStatePill key={state} state={state} boxed={state === 'in_review'} />
            ))}
          </div>
        </Specimen>
        <Specimen name="NodeStateWord">
          <div className="grid justify-items-start gap-1">
            {(['running', 'look', 'ok', 'wait'] as const).map((state) => (
              <NodeStateWord key={state} state={state} />
            ))}
          </div>
        </Specimen>
        <Specimen name="LevelKey: a window's level by shape">
          <div className="flex flex-wrap gap-x-4 gap-y-1 text-caption">
            {LEVELS.map((level) => (
              <LevelKey key={level} level={level}>
                {monitor.levels[level]}
              </LevelKey>
            ))}
          </div>
        </Specimen>
        <Specimen name="Sparkline">
          <Sparkline points={[0.42, 0.45, 0.44, 0.51, 0.58, 0.61]} label="Rising from .42 to .61" />
        </Specimen>
        <Specimen name="PointsRange: a difference with its interval, and one that breaks a rule">
          <div className="grid gap-2">
            <PointsRange difference={DIFFERENCE} scale={pointsScale([DIFFERENCE])} />
            <PointsRange difference={DIFFERENCE} scale={pointsScale([DIFFERENCE])} bad />
          </div>
        </Specimen>
        {(['info', 'ok', 'warning', 'critical'] as const).map((tone) => (
          <Specimen key={tone} name={`StateBanner, ${tone}`} wide>
            <StateBanner tone={tone} title="The state of this browser’s notes" actions={<Button>Do something</Button>}>
              What moved, since when, and what follows from it.
            </StateBanner>
          </Specimen>
        ))}
      </Specimens>
    </Section>
  );
}
