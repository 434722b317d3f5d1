'use client';

import { useState } from 'react';
import { labelName, lookOf } from '@/components/reading/mark-look';
import { formatProbability } from '@/components/ui/format';
import { SelectField } from '@/components/ui/select-field';
import type { Comparison, SentenceExplanation } from '@/lib/domain/model/explanation';
import type { Label } from '@/lib/domain/text/span';
import { typeOfTag } from '@/lib/domain/text/tags';
import { tagWords } from '@/lib/messages/attributes';
import { insight } from '@/lib/messages/insight';
import { kit } from '@/lib/messages/kit';
import { ContributionFigure } from './contribution-figure';

const { explain: words } = insight;
/** No label has an empty name. */
const LIKELIEST = '';

/** The sentence word by word; one is chosen, and its weights are below. */
export function SentenceView({
  explanation: { tokens },
  text,
  labels,
  word,
  against,
  onAgainst,
}: {
  readonly explanation: SentenceExplanation;
  /** Of the note the offsets count in. */
  readonly text: string;
  readonly labels: readonly Label[];
  /** Offset of the word to begin with. */
  readonly word: number | undefined;
  /** Undefined: every word is compared with its likeliest other tag. */
  readonly against: Comparison | undefined;
  readonly onAgainst: (against: Comparison | undefined) => void;
}) {
  const marked = tokens.findIndex(({ tag }) => tag !== 'O');
  const asked = tokens.findIndex(({ start, end }) => word !== undefined && start <= word && word < end);
  const [chosen, setChosen] = useState(Math.max(0, asked >= 0 ? asked : marked));
  const token = tokens[chosen];
  if (!token) return <p className="text-fg-2">{words.nothing}</p>;
  const said = text.slice(token.start, token.end);
  return (
    <div className="grid gap-4">
      <div>
        <p className="mb-2 text-caption text-fg-2">{words.pick}</p>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out as running text */}
        <div role="group" aria-label={words.words} className="flex flex-wrap gap-x-1 gap-y-1.5" dir="auto">
          {tokens.map(({ start, end, tag }, at) => (
            <button
              key={start}
              type="button"
              aria-pressed={at === chosen}
              onClick={() => setChosen(at)}
              className="min-h-7 min-w-7 rounded-mark px-1 leading-7 aria-pressed:bg-accent-soft aria-pressed:font-semibold"
            >
              {tag === 'O' ? (
                text.slice(start, end)
              ) : (
                <mark data-look={lookOf(typeOfTag(tag), labels)} data-state="suggested">
                  {text.slice(start, end)}
                  <span className="sr-only"> ({tagWords(tag)})</span>
                </mark>
              )}
            </button>
          ))}
        </div>
      </div>
      <SelectField
        className="w-72 max-w-full justify-self-start"
        caption={<>{words.against}&nbsp;</>}
        aria-label={words.against}
        value={against?.start === token.start ? against.label : LIKELIEST}
        options={[
          { value: LIKELIEST, label: words.likeliest },
          ...labels.map((label) => ({ value: label, label: labelName(label) })),
          { value: 'O', label: words.noMark },
        ]}
        onChange={(label) => onAgainst(label === LIKELIEST ? undefined : { start: token.start, label })}
      />
      <p aria-live="polite">
        <strong>{kit.quoted(said)}</strong>{' '}
        {token.other === undefined
          ? words.only(tagWords(token.tag))
          : words[token.otherProbability > token.probability ? 'although' : 'because'](
              tagWords(token.tag),
              formatProbability(token.probability),
              tagWords(token.other),
              formatProbability(token.otherProbability),
            )}
      </p>
      <ContributionFigure key={`${chosen} ${token.other}`} token={token} word={said} />
    </div>
  );
}
