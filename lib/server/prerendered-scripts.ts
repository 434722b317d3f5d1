import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inlineScriptHashes } from './csp';

/**
 * Hashes of the inline scripts of every page that the build prerendered.
 * Pages are static on purpose: a nonce would have to change with each response, which a prerendered page cannot.
 * @param buildFolder the build's output folder (`.next`)
 * @returns CSP sources, sorted; throws when there is no build, since without hashes no page would start
 */
export function prerenderedScriptHashes(buildFolder: string): string[] {
  const hashes = new Set<string>();
  for (const part of ['app', 'pages']) {
    const folder = join(buildFolder, 'server', part);
    for (const name of htmlFiles(folder, part === 'pages')) {
      for (const hash of inlineScriptHashes(readFileSync(join(folder, name), 'utf8'))) hashes.add(hash);
    }
  }
  return [...hashes].sort();
}

function htmlFiles(folder: string, optional: boolean): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.html'));
  } catch (error) {
    // Only the app folder is a must: the other holds error pages that a build may leave out.
    if (optional) return [];
    throw error;
  }
}
