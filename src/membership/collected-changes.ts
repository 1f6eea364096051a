import type { Groups } from "./groups.ts";
import { changeOf, type MembershipChange } from "./membership-change.ts";
import type { OnChange } from "./roster.ts";
import type { SubjectEngine } from "./subject-engine.ts";

/** Changes of memberships as numbers, which become texts all at once. */
export class CollectedChanges {
  private readonly left: Pairs = { groups: [], rows: [] };
  private readonly joined: Pairs = { groups: [], rows: [] };

  public readonly add: OnChange = (group, row, isJoined) => {
    const { groups, rows } = isJoined ? this.joined : this.left;
    groups.push(group);
    rows.push(row);
  };

  /** All of them, those who left before those who joined. */
  public changes({ table }: SubjectEngine, groups: Groups): MembershipChange[] {
    const told = ({ groups: numbers, rows }: Pairs, isJoined: boolean): MembershipChange[] =>
      table.ids
        .idsOf(rows)
        .map((id, index) => changeOf(groups.idOf(numbers[index]!), id, isJoined));
    return [...told(this.left, false), ...told(this.joined, true)];
  }
}

interface Pairs {
  readonly groups: number[];
  readonly rows: number[];
}
