import type { SubjectKind } from "../schema/property.ts";
import { fieldNames } from "./source-field.ts";

/** Which attributes a file does not tell. Subjects of which the same is known share one set. */
export class UnknownNames {
  private readonly names: readonly string[];
  private readonly sets = new Map<string, ReadonlySet<string>>();

  /** @param extensions extension properties of applications, which no table can list, that are asked for */
  public constructor(kind: SubjectKind, extensions: readonly string[]) {
    this.names = [...fieldNames[kind], ...extensions];
  }

  /** All names but those that are known; extension properties go by any letter case. */
  public except(known: readonly string[]): ReadonlySet<string> {
    const key = known.join(" ");
    const shared = this.sets.get(key);
    if (shared !== undefined) return shared;
    const lowered = new Set(known.map((name) => name.toLowerCase()));
    const unknown = new Set(this.names.filter((name) => !lowered.has(name.toLowerCase())));
    if (this.sets.size < mostSets) this.sets.set(key, unknown);
    return unknown;
  }
}

const mostSets = 1000;
