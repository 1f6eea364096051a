import type { MembershipChange } from "../membership/membership-change.ts";

/** Who joined and left by a batch as a whole: what cancels out within it is no change. */
export class NetChanges {
  /** By group and subject: the change, and the kind of command that caused it. */
  private readonly byGroup = new Map<string, Map<string, Net>>();

  public get groupIds(): Iterable<string> {
    return this.byGroup.keys();
  }

  public add({ kind, groupId, subjectId }: MembershipChange, cause: string): void {
    const ofGroup = this.byGroup.get(groupId) ?? new Map<string, Net>();
    this.byGroup.set(groupId, ofGroup);
    if (!ofGroup.has(subjectId)) {
      ofGroup.set(subjectId, { kind, cause });
      return;
    }
    // Nobody joins or leaves twice in a row, so a second change is the opposite of the first.
    ofGroup.delete(subjectId);
    if (ofGroup.size === 0) this.byGroup.delete(groupId);
  }

  /** How many changes there are. */
  public get size(): number {
    let size = 0;
    for (const ofGroup of this.byGroup.values()) size += ofGroup.size;
    return size;
  }

  public of(groupId: string): ReadonlyMap<string, Net> {
    return this.byGroup.get(groupId) ?? nothing;
  }

  /** All of them, group by group. */
  public *all(): Generator<MembershipChange & { readonly cause: string }> {
    for (const [groupId, ofGroup] of this.byGroup)
      for (const [subjectId, { kind, cause }] of ofGroup) yield { kind, groupId, subjectId, cause };
  }

  public get list(): MembershipChange[] {
    return Array.from(this.all(), ({ kind, groupId, subjectId }) => ({ kind, groupId, subjectId }));
  }
}

/** What became of one subject in one group. */
interface Net {
  readonly kind: MembershipChange["kind"];
  readonly cause: string;
}

const nothing: ReadonlyMap<string, Net> = new Map();
