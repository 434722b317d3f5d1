/** Hands a file to the browser's downloads. The content never leaves the page otherwise. */
export function saveFile(name: string, content: BlobPart, type: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The download has taken the blob by then; a URL left open would keep it in memory.
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** A name every system takes: letters, digits, dots and hyphens. */
export function fileNameOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/[^\p{Letter}\p{Number}.]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return plain === '' ? 'file' : plain;
}
