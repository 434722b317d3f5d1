import type { AnnotateAction } from '@/lib/domain/annotation/key-map';

/** Actions as people look for them, in the order of annotate.keys.groups. */
export const KEY_GROUPS: readonly {
  readonly group: 'words' | 'marks' | 'notes' | 'page';
  readonly actions: readonly AnnotateAction[];
}[] = [
  {
    group: 'words',
    actions: [
      ...(['token-next', 'token-previous', 'line-next', 'line-previous', 'extend-next', 'extend-previous'] as const),
      ...(['extend-line-next', 'extend-line-previous'] as const),
      ...(['extend-character-next', 'extend-character-previous'] as const),
    ],
  },
  {
    group: 'marks',
    actions: [
      ...(['suggestion-next', 'suggestion-previous', 'mark-next', 'mark-previous', 'accept', 'reject'] as const),
      ...(['relabel', 'remove', 'same-words', 'accept-visible', 'cancel'] as const),
    ],
  },
  { group: 'notes', actions: ['done-next', 'empty-next', 'note-next', 'note-previous', 'undo', 'redo'] },
  { group: 'page', actions: ['search', 'guideline', 'history', 'keys'] },
];
