import type { Database } from "./database.ts";
import { storedId } from "./stored-id.ts";

/** The small numbers that the file has for subjects and groups; those of late are remembered. */
export class Keys {
  private readonly database: Database;
  private readonly subjects = new Map<string, number>();
  private readonly groups = new Map<string, number>();

  public constructor(database: Database) {
    this.database = database;
  }

  /** The key of a subject; `undefined` where the file never knew them. */
  public ofSubject(id: string): number | undefined {
    return this.known(this.subjects, id, "SELECT key FROM subjects WHERE id = ?");
  }

  /** The key of a group; `undefined` where the file never knew it. */
  public ofGroup(id: string): number | undefined {
    return this.known(this.groups, id, "SELECT key FROM group_rows WHERE id = ?");
  }

  /** Notes the key that a subject was given. */
  public noteSubject(id: string, key: number): void {
    remember(this.subjects, id, key);
  }

  /** Forgets keys that may not have been kept, or that take much room. */
  public forget(): void {
    this.subjects.clear();
    this.groups.clear();
  }

  /** How many are remembered. */
  public get size(): number {
    return this.subjects.size + this.groups.size;
  }

  private known(keys: Map<string, number>, id: string, sql: string): number | undefined {
    const known = keys.get(id);
    if (known !== undefined) return known;
    const key = this.database.row(sql, storedId(id))?.["key"];
    if (typeof key !== "number") return undefined;
    remember(keys, id, key);
    return key;
  }
}

/** A load asks for every subject many times, and then never again. */
const mostKeys = 1_500_000;

function remember(keys: Map<string, number>, id: string, key: number): void {
  if (keys.size >= mostKeys) keys.clear();
  keys.set(id, key);
}
