'use client';

import { Upload } from 'lucide-react';
import { type ReactNode, useId, useRef, useState } from 'react';
import { Button } from './button';
import { words } from './words';

/** Takes files by drop or by the system's picker, which opens by mouse and by keyboard. */
export function FileDrop({
  onFiles,
  accept,
  multiple = true,
  title = words.dropFiles,
  hint,
  buttonLabel = words.chooseFiles,
  busy = false,
  className = '',
}: {
  readonly onFiles: (files: File[]) => void;
  readonly accept?: string;
  readonly multiple?: boolean;
  readonly title?: ReactNode;
  readonly hint?: ReactNode;
  readonly buttonLabel?: string;
  readonly busy?: boolean;
  readonly className?: string;
}) {
  const [over, setOver] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const hintId = useId();
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])];
    if (files.length > 0 && !busy) onFiles(multiple ? files : files.slice(0, 1));
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the mouse's way; the button inside does the same by keyboard
    <div
      className={`drop-zone ${className}`}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
      }}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <p className="font-semibold text-fg">{title}</p>
      <Button
        icon={Upload}
        busy={busy}
        onClick={() => input.current?.click()}
        aria-describedby={hint === undefined ? undefined : hintId}
      >
        {buttonLabel}
      </Button>
      {hint !== undefined && <p id={hintId}>{hint}</p>}
      <input
        ref={input}
        type="file"
        className="sr-only"
        tabIndex={-1}
        aria-label={buttonLabel}
        accept={accept}
        multiple={multiple}
        disabled={busy}
        onChange={(event) => {
          take(event.target.files);
          // The same file chosen again must count as a change.
          event.target.value = '';
        }}
      />
    </div>
  );
}
