/** Entries by key that know what a batch did to them, so that it can be taken back or written down. */
export class Table<V> {
  /** An entry that the running batch took away keeps its place until the batch is kept, so that it can come back to it. */
  private readonly entries: Map<string, V | undefined>;
  /** By key that was written in the running batch: what stood there before. */
  private readonly befores = new Map<string, V | undefined>();

  public constructor(entries: Iterable<readonly [string, V]> = []) {
    this.entries = new Map(entries);
  }

  /** Whether there is any entry. */
  public get isEmpty(): boolean {
    return this.pairs().next().done === true;
  }

  /** Whether there are fewer entries than so many, where that is plain without counting them. */
  public isBelow(count: number): boolean {
    return this.entries.size < count;
  }

  public has(key: string): boolean {
    return this.entries.get(key) !== undefined;
  }

  public get(key: string): V | undefined {
    return this.entries.get(key);
  }

  public *pairs(): Generator<[key: string, value: V]> {
    for (const [key, value] of this.entries) if (value !== undefined) yield [key, value];
  }

  public *keys(): Generator<string> {
    for (const [key] of this.pairs()) yield key;
  }

  public *values(): Generator<V> {
    for (const [, value] of this.pairs()) yield value;
  }

  /** Writes an entry; takes it away where there is no value. */
  public set(key: string, value: V | undefined): void {
    const isThere = this.entries.has(key);
    if (value === undefined && !isThere) return;
    if (!this.befores.has(key)) this.befores.set(key, this.entries.get(key));
    this.entries.set(key, value);
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
    for (const key of this.befores.keys())
      if (this.entries.get(key) === undefined) this.entries.delete(key);
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
