'use client';

import { Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { formatBytes, formatCount } from '@/components/ui/format';
import { saveFile } from '@/components/ui/save-file';
import { Segmented } from '@/components/ui/segmented';
import { Skeleton } from '@/components/ui/skeleton';
import { type OutboxRow, outboxBytes } from '@/lib/client/registry/outbox';
import { requestOf, uploadProbe } from '@/lib/domain/sync/sync-request';
import { KIND_WORDS, sync } from '@/lib/messages/sync';
import { hexLines } from './hex-lines';

const words = sync.view;
/** Bytes shown at a time: 256 lines. */
const PAGE = 4096;

/** One row's request to the byte. */
export function RowDialog({ row, onClose }: { readonly row: OutboxRow; readonly onClose: () => void }) {
  const isBytes = row.kind === 'model-bytes';
  const { method, path } = isBytes ? { method: 'PATCH', path: uploadProbe(row.target).path } : requestOf(row);
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="wide"
      title={KIND_WORDS[row.kind]}
    >
      <dl className="mb-3 grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 text-table [&>dt]:text-fg-2">
        <dt>{words.address}</dt>
        <dd className="break-all font-mono text-caption">
          {method} {path}
        </dd>
        {!isBytes && (
          <>
            <dt>{words.key}</dt>
            <dd className="break-all font-mono text-caption">{row.key}</dd>
          </>
        )}
      </dl>
      {isBytes ? <BytesView sha256={row.target} /> : <JsonView body={row.body} />}
    </Dialog>
  );
}

function JsonView({ body }: { readonly body: string }) {
  const [look, setLook] = useState<'json' | 'text' | 'hex'>('json');
  const bytes = new TextEncoder().encode(body);
  return (
    <>
      <Segmented
        label={words.text}
        className="mb-2"
        value={look}
        onChange={setLook}
        options={[
          { value: 'json', label: words.json },
          { value: 'text', label: words.text },
          { value: 'hex', label: words.hex },
        ]}
      />
      {look === 'hex' ? (
        <HexPages bytes={bytes} />
      ) : (
        <Lines wrap={look === 'text'} text={look === 'text' ? body : JSON.stringify(JSON.parse(body), undefined, 2)} />
      )}
    </>
  );
}

function BytesView({ sha256 }: { readonly sha256: string }) {
  const [bytes, setBytes] = useState<Uint8Array | null>();
  useEffect(() => {
    let here = true;
    void outboxBytes(sha256).then((found) => {
      if (here) setBytes(found ?? null);
    });
    return () => {
      here = false;
    };
  }, [sha256]);
  if (bytes === undefined) return <Skeleton lines={8} />;
  if (bytes === null) return <p>{words.gone}</p>;
  return (
    <>
      <p className="mb-2 flex flex-wrap items-center gap-3 break-all text-caption text-fg-2">
        {words.size(formatBytes(bytes.byteLength), sha256)}
        <Button
          size="small"
          icon={Download}
          onClick={() => saveFile(`${sha256}.bin`, bytes as Uint8Array<ArrayBuffer>, 'application/octet-stream')}
        >
          {words.download}
        </Button>
      </p>
      <HexPages bytes={bytes} />
    </>
  );
}

function HexPages({ bytes }: { readonly bytes: Uint8Array }) {
  const [from, setFrom] = useState(0);
  const to = Math.min(bytes.byteLength, from + PAGE);
  return (
    <>
      <Lines text={hexLines(bytes, from, PAGE).join('\n')} />
      {bytes.byteLength > PAGE && (
        <p className="mt-2 flex items-center gap-3 text-caption text-fg-2 tabular-nums">
          {words.page(formatCount(from + 1), formatCount(to), formatCount(bytes.byteLength))}
          <Button size="small" disabled={from === 0} onClick={() => setFrom(from - PAGE)}>
            {words.previous}
          </Button>
          <Button size="small" disabled={to >= bytes.byteLength} onClick={() => setFrom(from + PAGE)}>
            {words.next}
          </Button>
        </p>
      )}
    </>
  );
}

function Lines({ text, wrap = false }: { readonly text: string; readonly wrap?: boolean }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard (WCAG 2.1.1)
    <section className="bytes-view" data-wrap={wrap || undefined} aria-label={words.text} tabIndex={0}>
      {text}
    </section>
  );
}
