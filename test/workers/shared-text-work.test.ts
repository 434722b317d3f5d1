import { expect, it } from 'vitest';
import { annotationHost } from '../fixtures/annotation-host';
import { toyDataset, toyNotes } from '../fixtures/toy-notes';

it('finds words of notes of every dataset in texts that would be shared, and can be cancelled', async () => {
  const notes = toyNotes(6, 9);
  const { api, parts } = await annotationHost(notes.slice(0, 3));
  const others = notes.slice(3);
  await parts.datasets.put({ ...toyDataset(others), id: 'other' }, others, { issues: [], quarantine: [], files: [] });
  const words = (others[2]?.note.text ?? '').slice(0, 80);
  const texts = ['Mark names of diseases as they stand, please.', `As in: ${words}`];
  const look = (datasetIds: readonly string[]) => api.findQuotes('look', texts, datasetIds);
  const found = await look(['toy', 'other']);
  expect(found).toMatchObject({ kind: 'looked', notes: 6, quotes: [{ text: 1 }] });
  const quote = found.kind === 'looked' ? found.quotes[0] : undefined;
  expect(words).toContain(texts[1]?.slice(quote?.start, quote?.end));
  expect(await look(['toy'])).toEqual({ kind: 'looked', notes: 3, quotes: [] });

  const looking = look(['toy', 'other']);
  await api.cancel('look');
  expect(await looking).toEqual({ kind: 'cancelled' });
});

it('looks at no note where nothing is long enough to quote one', async () => {
  const { api } = await annotationHost(toyNotes(2, 9));
  expect(await api.findQuotes('look', ['standard', ''], ['toy'])).toEqual({ kind: 'looked', notes: 0, quotes: [] });
});
