'use client';

import { STATE_TONES } from '@/components/monitoring/state-banner';
import { NODE_ICONS, NODE_TONES } from '@/components/pipelines/node-state';
import { useStepNodes } from '@/components/pipelines/use-nodes';
import { formatCount } from '@/components/ui/format';
import { StatePill } from '@/components/ui/state-pill';
import type { Holdings } from '@/lib/client/holdings';
import { useSituation } from '@/lib/client/monitoring';
import { PIPELINES, stepKeysOf } from '@/lib/domain/monitoring/step-run';
import { guide } from '@/lib/messages/guide';
import { STATE_TITLES } from '@/lib/messages/monitor';
import { pipelines, STEP_WORDS } from '@/lib/messages/pipelines';

const { now: words } = guide;
const SHOWN = ['notes', 'datasets', 'edits', 'runs', 'models', 'readings', 'windows', 'waiting'] as const;

/** The system as it stands: what it holds, whether notes drifted, how each step ended last. */
export function NowSection({ holdings }: { readonly holdings: Holdings }) {
  const situation = useSituation();
  return (
    <>
      <p className="guide-text">{words.intro}</p>
      <div className="guide-now">
        <dl className="guide-counts">
          {SHOWN.map((what) => (
            <div key={what}>
              <dt>{words.counts[what]}</dt>
              <dd>{formatCount(holdings[what])}</dd>
            </div>
          ))}
          {situation && (
            <div>
              <dt>{words.state}</dt>
              <dd>
                <StatePill tone={STATE_TONES[situation.state]}>{STATE_TITLES[situation.state]}</StatePill>
              </dd>
            </div>
          )}
        </dl>
        <SmallPipelines />
      </div>
    </>
  );
}

/** Each step as the sign of its state. */
function SmallPipelines() {
  const nodes = useStepNodes();
  return (
    <section className="guide-pipes" aria-label={words.pipelines}>
      {PIPELINES.map((pipeline) => (
        <div key={pipeline}>
          <h3>{pipelines.lanes[pipeline].name}</h3>
          <ol>
            {stepKeysOf(pipeline).map((step) => {
              const { state = 'wait', line = pipelines.waits } = nodes?.get(step) ?? {};
              const Icon = NODE_ICONS[state];
              return (
                <li key={step} data-tone={NODE_TONES[state]} title={line}>
                  <Icon aria-hidden />
                  <span aria-hidden>{STEP_WORDS[step]}</span>
                  <span className="sr-only">
                    {words.step(pipelines.lanes[pipeline].name, STEP_WORDS[step], pipelines.states[state], line)}
                  </span>
                </li>
              );
            })}
          </ol>
        </div>
      ))}
    </section>
  );
}
