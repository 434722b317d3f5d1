'use client';

import { ChartFigure } from '@/components/ui/chart-figure';
import { formatFixed } from '@/components/ui/format';
import { differenceOf, type TokenExplanation } from '@/lib/domain/model/explanation';
import { contributionWords } from '@/lib/messages/attributes';
import { insight } from '@/lib/messages/insight';
import { shownContributions } from './contributions';

const { explain: words } = insight;
const SHOWN = 12;
const ROW_PX = 26;

/** Bars of the weights that decided a word's tag: to the right what speaks for it, to the left what speaks against. */
export function ContributionFigure({ token, word }: { readonly token: TokenExplanation; readonly word: string }) {
  const { top, rest, restCount, sum, widest } = shownContributions(token, SHOWN);
  const rows = top.map((one, at) => ({
    key: `${one.kind} ${one.name} ${at}`,
    name: contributionWords(one),
    difference: differenceOf(one),
  }));
  if (restCount > 0) rows.push({ key: 'rest', name: words.rest(restCount), difference: rest });
  const cell = (nats: number) => signed(nats);
  return (
    <ChartFigure
      title={words.figure}
      note={words.note}
      description={words.description(word)}
      asTable={words.asTable}
      asChart={words.asChart}
      height={(SHOWN + 2) * ROW_PX}
      table={{
        columns: words.columns,
        named: true,
        rows: [
          ...token.contributions.map((one) => [
            contributionWords(one),
            cell(one.own),
            cell(one.other),
            cell(differenceOf(one)),
          ]),
          [words.sum, '', '', cell(sum)],
        ],
      }}
    >
      <div className="grid content-start" aria-hidden>
        {rows.map(({ key, name, difference }) => (
          <Bar key={key} name={name} nats={difference} widest={widest} />
        ))}
        <div className="flex items-center gap-2 border-line border-t text-table" style={{ height: ROW_PX }}>
          <span className="w-1/2 font-semibold">{words.sum}</span>
          <span className="flex-1 text-right font-semibold tabular-nums">{cell(sum)}</span>
        </div>
      </div>
    </ChartFigure>
  );
}

function Bar({ name, nats, widest }: { readonly name: string; readonly nats: number; readonly widest: number }) {
  const half = `${(50 * Math.abs(nats)) / widest}%`;
  const colour = nats < 0 ? 'var(--chart-b)' : 'var(--chart-a)';
  return (
    <div className="flex items-center gap-2 text-table" style={{ height: ROW_PX }}>
      <span className="w-1/2 truncate" title={name}>
        {name}
      </span>
      <span className="relative h-3.5 flex-1 border-line">
        <span className="absolute inset-y-0 left-1/2 w-px bg-line-strong" />
        <span
          className="absolute inset-y-0 rounded-sm"
          style={{ width: half, background: colour, ...(nats < 0 ? { right: '50%' } : { left: '50%' }) }}
        />
      </span>
      <span className="w-14 text-right text-fg-2 tabular-nums">{signed(nats)}</span>
    </div>
  );
}

/** "+1.24", "−0.31"; weights that round to nothing are "0.00". */
function signed(nats: number): string {
  const rounded = formatFixed(nats, 2);
  if (Math.abs(nats) < 0.005) return formatFixed(0, 2);
  return nats > 0 ? `+${rounded}` : rounded.replace('-', '−');
}
