/** One line for a disease over two for its treatment: the underlines of the note. */
export function BrandMark() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <rect x="3" y="5" width="14" height="2.5" fill="var(--disease-line)" />
      <rect x="3" y="11" width="9" height="2" fill="var(--treatment-line)" />
      <rect x="3" y="14.5" width="9" height="2" fill="var(--treatment-line)" />
    </svg>
  );
}
