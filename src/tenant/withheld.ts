/**
 * Memberships that are served otherwise than the engine says: a pair of a group and a subject is here where exactly one of
 * both holds. While a group is frozen, what its rule says goes here instead of being served. All members of an assigned
 * group are here, as it has no rule in the engine.
 */
export class Withheld {
  private readonly byGroup = new Map<string, Set<string>>();
  private readonly bySubject = new Map<string, Set<string>>();
  /** By group and subject that the running batch touched: whether the pair was here before. */
  private readonly befores = new Map<string, Map<string, boolean>>();

  public constructor(pairs: Iterable<readonly [groupId: string, subjectId: string]> = []) {
    for (const [groupId, subjectId] of pairs) this.put(groupId, subjectId, true);
  }

  public has(groupId: string, subjectId: string): boolean {
    return this.byGroup.get(groupId)?.has(subjectId) === true;
  }

  /** The subjects of a group; empty where there are none. */
  public of(groupId: string): ReadonlySet<string> {
    return this.byGroup.get(groupId) ?? nothing;
  }

  /** The groups of a subject; empty where there are none. */
  public groupsOf(subjectId: string): ReadonlySet<string> {
    return this.bySubject.get(subjectId) ?? nothing;
  }

  public set(groupId: string, subjectId: string, isHere: boolean): void {
    const was = this.has(groupId, subjectId);
    if (was === isHere) return;
    const befores = this.befores.get(groupId) ?? new Map<string, boolean>();
    this.befores.set(groupId, befores);
    if (!befores.has(subjectId)) befores.set(subjectId, was);
    this.put(groupId, subjectId, isHere);
  }

  public toggle(groupId: string, subjectId: string): void {
    this.set(groupId, subjectId, !this.has(groupId, subjectId));
  }

  /** The pairs that the running batch changed, and whether they are here now. */
  public *written(): Generator<readonly [groupId: string, subjectId: string, isHere: boolean]> {
    for (const [groupId, befores] of this.befores)
      for (const [subjectId, before] of befores) {
        const isHere = this.has(groupId, subjectId);
        if (isHere !== before) yield [groupId, subjectId, isHere];
      }
  }

  /** Ends the running batch and lets what it wrote stand. */
  public keep(): void {
    this.befores.clear();
  }

  /** Ends the running batch and takes back what it wrote. */
  public takeBack(): void {
    for (const [groupId, befores] of this.befores)
      for (const [subjectId, before] of befores) this.put(groupId, subjectId, before);
    this.befores.clear();
  }

  private put(groupId: string, subjectId: string, isHere: boolean): void {
    write(this.byGroup, groupId, subjectId, isHere);
    write(this.bySubject, subjectId, groupId, isHere);
  }
}

const nothing: ReadonlySet<string> = new Set();

function write(sets: Map<string, Set<string>>, key: string, value: string, isHere: boolean): void {
  const set = sets.get(key);
  if (isHere) {
    if (set === undefined) sets.set(key, new Set([value]));
    else set.add(value);
  } else if (set?.delete(value) === true && set.size === 0) sets.delete(key);
}
