import {
  type Change,
  check,
  type CheckedRule,
  compile,
  type Predicate,
  type PropertyValue,
} from "../../src/index.ts";

/** A group's rule, in the obvious form. */
export interface Group {
  readonly text: string;
  readonly checked: CheckedRule;
  readonly matches: Predicate;
  /** The names of what the rule reads, in lower case. */
  readonly reads: readonly string[];
}

/** The attributes of a user, `objectId` among them. */
export type User = Readonly<Record<string, PropertyValue>>;

/** Somebody joined or left a group, which is known by its number. */
export interface Move {
  readonly group: number;
  readonly id: string;
  readonly isJoined: boolean;
}

/**
 * Who is in which group, in the obvious way: users are plain objects, and after each change every compiled rule that
 * reads what changed is asked about every user who changed; after one change in twenty, every rule.
 */
export class SecondOpinion {
  public readonly users: Map<string, User> = new Map();
  public now: Date;
  private readonly groups: (Group | undefined)[];
  /** For each user, who may be gone, a mark for each group. */
  private readonly marks = new Map<string, Uint8Array>();
  private reviews = 0;

  public constructor(now: Date, groups: number) {
    this.now = now;
    this.groups = Array.from({ length: groups });
  }

  public apply(changes: readonly Change[]): Move[] {
    const before = new Map(changes.map(({ id }) => [id, this.users.get(id)]));
    for (const change of changes) this.write(change);
    return [...before].flatMap(([id, user]) => this.review(id, user));
  }

  public setRule(group: number, text: string): Move[] {
    const result = check(text, { subject: "user" });
    if (!result.ok) throw new Error(`${text}: ${result.diagnostics[0]?.message}`);
    const { value: checked } = result;
    const reads = checked.reads.map((name) => name.toLowerCase());
    this.groups[group] = { text, checked, matches: compile(checked), reads };
    return this.reviewGroup(group);
  }

  public removeRule(group: number): Move[] {
    this.groups[group] = undefined;
    return this.reviewGroup(group);
  }

  public advance(now: Date): Move[] {
    this.now = now;
    return this.groups.flatMap((group, number) =>
      group?.checked.readsClock === true ? this.reviewGroup(number) : [],
    );
  }

  public group(group: number): Group | undefined {
    return this.groups[group];
  }

  public isMember(group: number, id: string): boolean {
    return this.marks.get(id)?.[group] === 1;
  }

  /** How many groups a user is in. */
  public countOf(id: string): number {
    return this.marks.get(id)?.reduce((sum, mark) => sum + mark, 0) ?? 0;
  }

  /** How many members each group has. */
  public sizes(): number[] {
    const sizes = this.groups.map(() => 0);
    for (const id of this.users.keys())
      for (const [group, mark] of this.marks.get(id)?.entries() ?? [])
        sizes[group] = (sizes[group] ?? 0) + mark;
    return sizes;
  }

  private write(change: Change): void {
    const { id } = change;
    if (change.kind === "remove") {
      this.users.delete(id);
      return;
    }
    const before = change.kind === "patch" ? this.users.get(id) : undefined;
    this.users.set(id, { ...before, ...change.properties, objectId: id });
  }

  private review(id: string, before: User | undefined): Move[] {
    const after = this.users.get(id);
    const isPartial = before !== undefined && after !== undefined && ++this.reviews % 20 > 0;
    const changed = isPartial ? differencesOf(before, after) : undefined;
    const marks = this.marksOf(id);
    const moves: Move[] = [];
    for (const [group, { reads, matches } = nobodys] of this.groups.entries()) {
      if (changed !== undefined && !reads.some((name) => changed.has(name))) continue;
      const isIn = after !== undefined && matches(after, this.now);
      if (isIn === (marks[group] === 1)) continue;
      marks[group] = isIn ? 1 : 0;
      moves.push({ group, id, isJoined: isIn });
    }
    if (after === undefined) this.marks.delete(id);
    return moves;
  }

  private reviewGroup(group: number): Move[] {
    const { matches } = this.groups[group] ?? nobodys;
    const moves: Move[] = [];
    for (const [id, user] of this.users) {
      const marks = this.marksOf(id);
      const isIn = matches(user, this.now);
      if (isIn === (marks[group] === 1)) continue;
      marks[group] = isIn ? 1 : 0;
      moves.push({ group, id, isJoined: isIn });
    }
    return moves;
  }

  private marksOf(id: string): Uint8Array {
    const marks = this.marks.get(id) ?? new Uint8Array(this.groups.length);
    this.marks.set(id, marks);
    return marks;
  }
}

/** A group without a rule. */
const nobodys: Pick<Group, "reads" | "matches"> = { reads: [], matches: () => false };

/** The names, in lower case, of the attributes in which a user differs from what it was. */
function differencesOf(before: User, after: User): ReadonlySet<string> {
  const names = Object.keys({ ...before, ...after });
  const changed = names.filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  return new Set(changed.map((name) => name.toLowerCase()));
}
