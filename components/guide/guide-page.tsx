'use client';

import { TourStart } from '@/components/tour/tour-start';
import { Skeleton } from '@/components/ui/skeleton';
import { useChosenModel } from '@/lib/client/at-start';
import { type Holdings, useHoldings } from '@/lib/client/holdings';
import { useSituation } from '@/lib/client/monitoring';
import { guide as words } from '@/lib/messages/guide';
import { Diagram } from './diagram/diagram';
import type { BoxId } from './diagram/drawing';
import { GivesSection } from './gives-section';
import { KpiSection } from './kpi-section';
import { NowSection } from './now-section';
import { SYSTEM_PROOFS } from './proofs';
import { ProofList } from './statement';
import { ToolsSection } from './tools-section';
import { WorkflowSection } from './workflow-section';

const SECTIONS = Object.keys(words.sections) as readonly (keyof typeof words.sections)[];

/** What the product does and why it can be relied on; every statement with what makes it true. */
export function GuidePage() {
  const holdings = useHoldings();
  const lines = useLines(holdings);
  if (!holdings) return <Skeleton className="page-body" lines={8} label={words.loading} />;
  const content = {
    now: <NowSection holdings={holdings} />,
    kpis: <KpiSection />,
    gives: <GivesSection />,
    system: (
      <>
        <p className="guide-text mb-3">{words.system.intro}</p>
        <Diagram lines={lines} />
        <ProofList proofs={SYSTEM_PROOFS} />
      </>
    ),
    tools: <ToolsSection />,
    workflow: <WorkflowSection />,
  } satisfies Record<(typeof SECTIONS)[number], React.ReactNode>;
  return (
    <div className="page-body guide">
      <header className="guide-head">
        <div>
          <p className="guide-text">{words.intro}</p>
          <div className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1">
            <p>
              <b>{words.tour.what}</b> {words.tour.more}
            </p>
            <TourStart />
          </div>
        </div>
        <nav aria-label={words.contents}>
          <ul>
            {SECTIONS.map((section) => (
              <li key={section}>
                <a href={`#${section}`}>{words.sections[section]}</a>
              </li>
            ))}
          </ul>
        </nav>
      </header>
      {SECTIONS.map((section) => (
        <section key={section} className="guide-section" aria-labelledby={section}>
          <h2 id={section} tabIndex={-1}>
            {words.sections[section]}
          </h2>
          {content[section]}
        </section>
      ))}
    </div>
  );
}

/** What goes on in parts of the picture. */
function useLines(holdings: Holdings | undefined): Partial<Record<BoxId, string>> {
  const model = useChosenModel()?.model;
  const situation = useSituation();
  if (!holdings) return {};
  const { lines } = words.system;
  return {
    read: lines.read(holdings.readings),
    annotate: lines.annotate(holdings.edits),
    datasets: lines.datasets(holdings.datasets),
    experiments: lines.experiments(holdings.runs),
    models: lines.models(model?.number),
    ...(situation && { monitor: lines.monitor[situation.state] }),
    outbox: lines.outbox(holdings.waiting),
  };
}
