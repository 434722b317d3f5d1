import { reading } from '@/lib/messages/reading';

/** How to read the boxes: by example, in the marks' own look. */
export function Legend() {
  const { legend } = reading.list;
  return (
    <p className="flex flex-wrap gap-x-3.5 gap-y-1.5 px-5 pt-3 pb-6 text-caption text-fg-2 leading-[1.7]">
      <span>
        <mark data-state="confirmed">{legend.filled}</mark> {legend.filledText}
      </span>
      <span>
        <mark data-state="suggested">{legend.outlined}</mark> {legend.outlinedText}{' '}
        <mark data-state="suggested" data-band="low">
          {legend.fainter}
        </mark>{' '}
        {legend.fainterText}
      </span>
      <span>
        <mark data-state="suggested" data-tag="">
          {legend.dashed}
        </mark>{' '}
        {legend.dashedText}
      </span>
    </p>
  );
}
