import type { SubjectKind } from "../../schema/property.ts";

/** Users or devices as lints look at them: counted, not held. */
export interface Population {
  readonly subject: SubjectKind;
  /** How many there are. */
  readonly size: number;
  /** By attribute: how many have a value of it; `undefined` for one that the data does not tell. */
  filled(property: string): number | undefined;
  /** By attribute: its values as they are spelled, with how many have each; `undefined` where the data does not tell it, or where there are too many to count. */
  values(property: string): ReadonlyMap<string, number> | undefined;
  /** How many satisfy a rule about them, given as text; `undefined` where the data does not decide it. */
  count(rule: string): number | undefined;
}
