import type { LabelDefinition } from '@/lib/domain/annotation/project';
import type { Label } from '@/lib/domain/text/span';
import { panels } from '@/lib/messages/annotate-panels';
import type { LabelCheck, LabelProblem, LabelWarning } from './label-draft';

const { labelSet: words } = panels;

function nameOf(labels: readonly LabelDefinition[], label: Label): string {
  const name = labels.find((one) => one.label === label)?.name.trim();
  return name === undefined || name === '' ? words.untitled : name;
}

function problemWords(problem: LabelProblem, one: LabelDefinition, labels: readonly LabelDefinition[]): string {
  const { problems } = words;
  switch (problem.code) {
    case 'empty':
      return problems.nameEmpty;
    case 'repeated':
      return problems.nameRepeated(one.name.trim());
    case 'taken':
      return problems.keyTaken(one.key.trim(), nameOf(labels, problem.other));
    case 'action':
      return problems.keyAction(one.key.trim());
    case 'unreadable':
      return problems.keyUnreadable;
  }
}

/** What is wrong with one field; undefined: nothing. */
export function fieldProblem(
  check: LabelCheck | undefined,
  field: LabelProblem['field'],
  one: LabelDefinition,
  labels: readonly LabelDefinition[],
): string | undefined {
  const problem = check?.problems.find((found) => found.field === field);
  return problem && problemWords(problem, one, labels);
}

export function warningWords(warning: LabelWarning, one: LabelDefinition, labels: readonly LabelDefinition[]): string {
  switch (warning.code) {
    case 'no-key':
      return words.noKey;
    case 'hides-browser':
      return words.keyHides(one.key.trim());
    case 'same-look':
      return words.sameLook(nameOf(labels, warning.other));
    case 'near-look': {
      const say = warning.pair.verdict === 'too-near' ? words.tooNear : words.byLine;
      return say(nameOf(labels, warning.other), warning.pair.sight);
    }
  }
}

/** Whether a warning needs a warning's colour; the line that tells two near colours apart is a remark. */
export function isSerious(warning: LabelWarning): boolean {
  return warning.code !== 'near-look' || warning.pair.verdict === 'too-near';
}
