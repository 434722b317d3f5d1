import { POLL_MS } from '@/lib/domain/deployment/polling';
import { STAGES } from '@/lib/domain/deployment/staging';
import { DEFAULT_K } from '@/lib/domain/model/privacy-gate';
import { type GuideLimits, guide } from '@/lib/messages/guide';
import { GIVES } from './proofs';
import { Statement } from './statement';

const { gives: words } = guide;
const IDS = Object.keys(GIVES) as readonly (keyof typeof GIVES)[];
const LIMITS: GuideLimits = { k: DEFAULT_K, stages: STAGES, pollSeconds: POLL_MS / 1000 };

export function GivesSection() {
  return (
    <>
      <p className="guide-text">{words.intro}</p>
      <ul className="guide-statements">
        {IDS.map((id) => {
          const { what, more } = words.items[id];
          return (
            <Statement key={id} what={what} more={typeof more === 'string' ? more : more(LIMITS)} proofs={GIVES[id]} />
          );
        })}
      </ul>
    </>
  );
}
