import { FactList } from '@/components/ui/fact-list';
import { formatCount, formatFraction, formatPoints } from '@/components/ui/format';
import type { GateReport } from '@/lib/domain/model/gate-report';
import type { DropCounts } from '@/lib/domain/model/privacy-gate';
import { share } from '@/lib/messages/models';

const words = share.report;

/** What the gate dropped, and what that costs. */
export function GateReportFacts({ report }: { readonly report: GateReport }) {
  const { attributes, lexicon, f1, patientKeys } = report;
  const change = ({ before, after }: { before: number; after: number }) =>
    words.beforeAfter(formatCount(before), formatCount(after));
  const facts: readonly (readonly [string, string])[] = [
    [words.attributes, change(attributes.inModel)],
    [words.dropped, dropped(attributes.dropped)],
    ...(lexicon
      ? [[words.words, change(lexicon.parts.words)] as const, [words.phrases, change(lexicon.parts.phrases)] as const]
      : []),
    [words.f1, words.f1Of(formatFraction(f1.before.value), formatFraction(f1.after.value))],
    [
      words.cost,
      words.costOf(
        formatPoints(f1.difference.value),
        formatPoints(f1.difference.low),
        formatPoints(f1.difference.high),
      ),
    ],
  ];
  return (
    <section>
      <h3 className="mb-1">{words.title}</h3>
      <FactList facts={facts} />
      {patientKeys === 'none' && <p className="mt-2 text-caption text-warning">{words.noPatients}</p>}
    </section>
  );
}

function dropped({ date, id, digits, 'few-notes': notes, 'few-patients': patients }: DropCounts): string {
  return words.droppedOf(formatCount(notes + patients), formatCount(date + id + digits));
}
