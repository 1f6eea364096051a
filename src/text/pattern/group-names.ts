/** A backreference as written. */
export interface Reference {
  readonly name: string | number;
  /** Means the character with this code in octal if there is no such group. */
  readonly isCode: boolean;
  readonly start: number;
  readonly end: number;
}

/** Which groups a pattern captures: tells backreferences from escaped characters and from mistakes. */
export class GroupNames {
  readonly references: Reference[] = [];
  private unnamed = 0;
  private readonly numbers = new Set<number>();
  private readonly names = new Set<string>();

  addUnnamed(): void {
    this.unnamed++;
  }

  add(name: string | number): void {
    if (typeof name === "string") this.names.add(name);
    else this.numbers.add(name);
  }

  /** Tells whether there is such a group, once all are known: those with words for names take the free numbers. */
  has(name: string | number): boolean {
    if (typeof name === "string") return this.names.has(name);
    if (name <= this.unnamed || this.numbers.has(name)) return true;
    let taken = this.unnamed;
    for (let named = 0; named < this.names.size; named++) {
      do taken++;
      while (this.numbers.has(taken));
    }
    return name <= taken;
  }
}
