import type { Span } from '@/lib/domain/text/span';

/** "<gout> on {rest}" -> the text without the brackets, and its diseases and treatments. */
export function mark(marked: string): { text: string; spans: Span[] } {
  const spans: Span[] = [];
  let text = '';
  for (const part of marked.split(/(<[^>]+>|\{[^}]+\})/u)) {
    const isMark = /^[<{].+[>}]$/su.test(part);
    const inside = isMark ? part.slice(1, -1) : part;
    if (isMark) {
      spans.push({
        start: text.length,
        end: text.length + inside.length,
        label: part.startsWith('<') ? 'DISEASE' : 'TREATMENT',
      });
    }
    text += inside;
  }
  return { text, spans };
}
