/** Strings <-> ids in order of first appearance. */
export class Interner {
  readonly names: string[] = [];
  private readonly ids = new Map<string, number>();

  intern(name: string): number {
    const known = this.ids.get(name);
    if (known !== undefined) return known;
    const id = this.names.length;
    this.ids.set(name, id);
    this.names.push(name);
    return id;
  }

  find(name: string): number | undefined {
    return this.ids.get(name);
  }

  /** Forgets every name from id `size` on. */
  truncate(size: number): void {
    for (const name of this.names.splice(size)) this.ids.delete(name);
  }
}
