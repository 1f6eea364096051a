/** Who is in which group, looked up both ways. */
export class Memberships {
  private readonly membersOf = new Map<string, Set<string>>();
  private readonly groupsWith = new Map<string, Set<string>>();
  private count = 0;

  /** How many pairs of a group and a member there are. */
  public get size(): number {
    return this.count;
  }

  public has(groupId: string, subjectId: string): boolean {
    return this.membersOf.get(groupId)?.has(subjectId) ?? false;
  }

  /** Puts a subject into a group or takes it out; tells whether that changed anything. */
  public set(groupId: string, subjectId: string, isMember: boolean): boolean {
    if (this.has(groupId, subjectId) === isMember) return false;
    if (isMember) {
      entry(this.membersOf, groupId).add(subjectId);
      entry(this.groupsWith, subjectId).add(groupId);
      this.count++;
    } else {
      withdraw(this.membersOf, groupId, subjectId);
      withdraw(this.groupsWith, subjectId, groupId);
      this.count--;
    }
    return true;
  }

  /** The members of a group, in the order in which they joined. */
  public members(groupId: string): string[] {
    return [...(this.membersOf.get(groupId) ?? [])];
  }

  /** The groups of a subject, in the order in which it joined them. */
  public groups(subjectId: string): string[] {
    return [...(this.groupsWith.get(subjectId) ?? [])];
  }
}

function entry(map: Map<string, Set<string>>, key: string): Set<string> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const fresh = new Set<string>();
  map.set(key, fresh);
  return fresh;
}

function withdraw(map: Map<string, Set<string>>, key: string, value: string): void {
  const set = map.get(key);
  set?.delete(value);
  if (set?.size === 0) map.delete(key);
}
