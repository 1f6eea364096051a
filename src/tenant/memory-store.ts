import { namedIn } from "./named-in.ts";
import type { Commit, LoggedBatch, LogQuery, RecordedChange, TenantStore } from "./store.ts";

/** How many there were in this process, so that each has an id of its own. */
let stores = 0;

/** Keeps the log of a tenant that ends with the process. */
export class MemoryStore implements TenantStore {
  public readonly id: string = `memory${++stores}`;
  private readonly recorded: RecordedChange[] = [];
  private readonly logged: LoggedBatch[] = [];

  public commit({ batch, at, commands, membershipChanges }: Commit): void {
    for (const command of commands)
      this.logged.push({ batch, at, command: structuredClone(command) });
    for (const change of membershipChanges) this.recorded.push(change);
  }

  public membershipChanges({
    groupId,
    subjectId,
    after = 0,
    until,
    limit = Infinity,
  }: LogQuery): RecordedChange[] {
    const found: RecordedChange[] = [];
    // Sequences have no gaps, so the place of one is known.
    for (let index = after; index < this.recorded.length && found.length < limit; index++) {
      const change = this.recorded[index];
      if (change === undefined || (until !== undefined && change.at > until)) break;
      if (groupId !== undefined && change.groupId !== groupId) continue;
      if (subjectId !== undefined && change.subjectId !== subjectId) continue;
      found.push(change);
    }
    return found;
  }

  public commands({
    groupId,
    subjectId,
    limit = Infinity,
  }: Pick<LogQuery, "groupId" | "subjectId" | "limit">): LoggedBatch[] {
    return this.logged
      .filter(({ command }) => {
        const named = namedIn(command);
        return (
          (groupId === undefined || named.groupId === groupId) &&
          (subjectId === undefined || named.subjectId === subjectId)
        );
      })
      .slice(0, limit);
  }

  public close(): void {}
}
