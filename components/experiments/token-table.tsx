'use client';

import { labelName } from '@/components/reading/mark-look';
import { formatCount, formatFraction } from '@/components/ui/format';
import { Table, Td, Th } from '@/components/ui/table';
import type { TokenEvaluation } from '@/lib/domain/model/evaluation';
import { experiments } from '@/lib/messages/experiments';

const { token: words, byLabel } = experiments;

export function className(name: string): string {
  return name === 'O' ? words.outside : labelName(name);
}

/** Scores by word: to compare with other solutions, which state these. */
export function TokenTable({ token }: { readonly token: TokenEvaluation }) {
  const averages = [
    { name: words.weightedWithO, value: token.weightedF1 },
    { name: words.weighted, value: token.weightedF1WithoutO },
    { name: words.macro, value: token.macroF1 },
  ];
  return (
    <div className="min-w-0">
      <h3 className="mb-2">
        {words.title}
        <span className="ml-1.5 font-normal text-caption text-fg-2">{words.note}</span>
      </h3>
      <Table caption={`${words.title}, ${words.note}`}>
        <thead>
          <tr>
            <Th>{byLabel.label}</Th>
            <Th num>{byLabel.precision}</Th>
            <Th num>{byLabel.recall}</Th>
            <Th num>{byLabel.f1}</Th>
            <Th num>{words.support}</Th>
          </tr>
        </thead>
        <tbody>
          {token.classes.map((name) => {
            const scores = token.perLabel[name];
            return (
              scores && (
                <tr key={name}>
                  <Td>{className(name)}</Td>
                  <Td num>{formatFraction(scores.precision)}</Td>
                  <Td num>{formatFraction(scores.recall)}</Td>
                  <Td num>{formatFraction(scores.f1)}</Td>
                  <Td num>{formatCount(scores.support)}</Td>
                </tr>
              )
            );
          })}
          {averages.map(({ name, value }) => (
            <tr key={name}>
              <Td colSpan={3}>{name}</Td>
              <Td num>{formatFraction(value)}</Td>
              <Td />
            </tr>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
