import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../shared/golden/crfsuite/', import.meta.url));

export const goldenThere = existsSync(folder);
if (!goldenThere)
  console.log('Skipped: golden files of native CRFsuite (no ../shared/golden/crfsuite beside the repository).');

export interface Instance {
  readonly x: readonly string[][];
  readonly y: readonly string[];
}

/** CRFsuite's item format: `label TAB attribute …`, a blank line between instances, `\:` for a colon. */
export function goldenItems(name: string): Instance[] {
  const blocks = goldenText(name).split(/\n(?:\s*\n)+/);
  const instances = blocks.map((block) => block.split('\n').filter((line) => line !== ''));
  return instances
    .filter((lines) => lines.length > 0)
    .map((lines) => {
      const fields = lines.map((line) => line.split('\t'));
      return {
        x: fields.map(([, ...attributes]) => attributes.map((text) => text.replace(/\\([:\\])/g, '$1'))),
        y: fields.map(([label = '']) => label),
      };
    });
}

export function goldenText(name: string): string {
  return readFileSync(folder + name, 'utf8');
}

export function goldenBytes(name: string): Uint8Array {
  return new Uint8Array(readFileSync(folder + name));
}

/** Values of `title: value` lines, one for each iteration. */
export function goldenLog(name: string, title: string): number[] {
  return Array.from(goldenText(name).matchAll(new RegExp(`^${title}: (.*)$`, 'gm')), ([, value]) => Number(value));
}

export interface GoldenTags {
  readonly bestScore: number;
  /** The second number of @score: exp(best score - it) is @probability. */
  readonly logZ: number;
  readonly probability: number;
  readonly tags: readonly string[];
  readonly marginals: readonly number[];
}

export function goldenTags(name: string): GoldenTags[] {
  return goldenText(name)
    .split(/\n(?:\s*\n)+/)
    .filter((block) => block.trim() !== '')
    .map((block) => {
      const lines = block.split('\n').filter((line) => line !== '');
      const [, best, logZ] = lines[0]?.split('\t') ?? [];
      const rows = lines.slice(2).map((line) => {
        const cut = line.lastIndexOf(':');
        return { tag: line.slice(0, cut), marginal: Number(line.slice(cut + 1)) };
      });
      return {
        bestScore: Number(best),
        logZ: Number(logZ),
        probability: Number(lines[1]?.split('\t')[1]),
        tags: rows.map((row) => row.tag),
        marginals: rows.map((row) => row.marginal),
      };
    });
}
