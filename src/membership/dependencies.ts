import type { CheckedRule } from "../check/checked-rule.ts";
import type { Applied, Kept } from "../directory/directory.ts";

/** Which groups can change when an attribute does: those whose rules read it. */
export class Dependencies {
  private readonly readers = new Map<string, Set<string>>();

  public add(groupId: string, rule: CheckedRule): void {
    for (const key of keysOf(rule)) {
      const groups = this.readers.get(key) ?? new Set<string>();
      this.readers.set(key, groups.add(groupId));
    }
  }

  public remove(groupId: string, rule: CheckedRule): void {
    for (const key of keysOf(rule)) this.readers.get(key)?.delete(groupId);
  }

  /** The groups whose rules read any of the attributes in which a subject differs from what it was. */
  public touchedBy(before: Kept, after: Kept): Set<string> {
    const touched = new Set<string>();
    for (const name of changedAttributes({ before, after })) {
      for (const groupId of this.readers.get(keyOf(after.kind, name)) ?? []) touched.add(groupId);
    }
    return touched;
  }
}

/** The names of the attributes in which a subject differs from what it was. */
function changedAttributes({ before, after }: Pick<Applied, "before" | "after">): string[] {
  const old = before?.attributes ?? {};
  const young = after?.attributes ?? {};
  const names = new Set([...Object.keys(old), ...Object.keys(young)]);
  return [...names].filter((name) => !isSame(old[name], young[name]));
}

const isSame = (a: unknown, b: unknown): boolean =>
  a === b ||
  (typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b));

const keysOf = (rule: CheckedRule): string[] => rule.reads.map((name) => keyOf(rule.subject, name));

/** Extension properties go by any letter case. */
const keyOf = (kind: string, name: string): string =>
  `${kind}.${name.toLowerCase().startsWith("extension_") ? name.toLowerCase() : name}`;
