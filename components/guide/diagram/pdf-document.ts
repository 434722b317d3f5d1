export interface PdfPage {
  /** Points, 72 to an inch. */
  readonly width: number;
  readonly height: number;
  readonly title: string;
  /** Operators of the page; F1 is Helvetica, F2 its bold. @param encode text as a PDF string, brackets and all */
  readonly content: (encode: (text: string) => string) => string;
}

/** Code points of Windows-1252 beyond Latin-1 that words of a page may have. */
const BEYOND: Readonly<Record<string, number>> = {
  '€': 0x80,
  '‚': 0x82,
  '„': 0x84,
  '…': 0x85,
  '‘': 0x91,
  '’': 0x92,
  '“': 0x93,
  '”': 0x94,
  '–': 0x96,
  '—': 0x97,
};

/** A PDF of one page, by ISO 32000-1: a header, numbered objects, where each begins, and where that list is. */
export function pdfDocument({ width, height, title, content }: PdfPage): Uint8Array<ArrayBuffer> {
  const stream = content(encoded);
  const font = (name: string) => `<< /Type /Font /Subtype /Type1 /BaseFont /${name} /Encoding /WinAnsiEncoding >>`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>`,
    `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`,
    font('Helvetica'),
    font('Helvetica-Bold'),
    `<< /Title ${encoded(title)} >>`,
  ];
  let text = '%PDF-1.4\n';
  const begins = objects.map((object, i) => {
    const at = text.length;
    text += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const list = text.length;
  const rows = begins.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${list}\n%%EOF\n`;
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** Escaped and in Windows-1252: one byte a character, so that lengths counted in characters are lengths in bytes. */
function encoded(text: string): string {
  const bytes = [...text].map((character) => {
    const code = BEYOND[character] ?? character.codePointAt(0) ?? 0x3f;
    return code < 0x20 || code > 0xff ? '?' : String.fromCharCode(code);
  });
  return `(${bytes.join('').replace(/[\\()]/g, '\\$&')})`;
}
