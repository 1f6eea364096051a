/** Entries by key that know what a batch did to them, so that it can be taken back or written down. */
export class Table<V> {
  private readonly entries: Map<string, V>;
  /** By key that was written in the running batch: what stood there before. */
  private readonly befores = new Map<string, V | undefined>();

  public constructor(entries: Iterable<readonly [string, V]> = []) {
    this.entries = new Map(entries);
  }

  public get size(): number {
    return this.entries.size;
  }

  public get(key: string): V | undefined {
    return this.entries.get(key);
  }

  public keys(): Iterable<string> {
    return this.entries.keys();
  }

  public values(): Iterable<V> {
    return this.entries.values();
  }

  public get map(): ReadonlyMap<string, V> {
    return this.entries;
  }

  /** Writes an entry; takes it away where there is no value. */
  public set(key: string, value: V | undefined): void {
    if (!this.befores.has(key)) this.befores.set(key, this.entries.get(key));
    if (value === undefined) this.entries.delete(key);
    else this.entries.set(key, value);
  }

  /** What stood under a key before the running batch. */
  public before(key: string): V | undefined {
    return this.befores.has(key) ? this.befores.get(key) : this.entries.get(key);
  }

  /** The entries that the running batch changed, as they are now. */
  public get written(): ReadonlyMap<string, V | undefined> {
    return new Map(
      [...this.befores]
        .filter(([key, before]) => before !== this.entries.get(key))
        .map(([key]) => [key, this.entries.get(key)]),
    );
  }

  /** Ends the running batch and lets what it wrote stand. */
  public keep(): void {
    this.befores.clear();
  }

  /** Ends the running batch and takes back what it wrote. */
  public takeBack(): void {
    for (const [key, before] of this.befores) {
      if (before === undefined) this.entries.delete(key);
      else this.entries.set(key, before);
    }
    this.befores.clear();
  }
}
