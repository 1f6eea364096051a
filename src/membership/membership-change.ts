/** One subject joined or left one group. */
export interface MembershipChange {
  readonly kind: "joined" | "left";
  readonly groupId: string;
  readonly subjectId: string;
}

/** Collects membership changes so that going in and out again, in either order, cancels out. */
export class Netted {
  private readonly byGroup = new Map<string, Map<string, MembershipChange>>();

  public add(change: MembershipChange): void {
    const ofGroup = this.byGroup.get(change.groupId) ?? new Map<string, MembershipChange>();
    this.byGroup.set(change.groupId, ofGroup);
    const earlier = ofGroup.get(change.subjectId);
    if (earlier === undefined) ofGroup.set(change.subjectId, change);
    else ofGroup.delete(change.subjectId);
  }

  public changes(): MembershipChange[] {
    return Array.from(this.byGroup.values(), (ofGroup) => Array.from(ofGroup.values())).flat();
  }
}
