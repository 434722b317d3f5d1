/** A file of an archive. */
export interface ArchiveEntry {
  /** Path inside the archive, parted by "/". */
  readonly name: string;
  readonly content: string | Uint8Array;
}
