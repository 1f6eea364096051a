import type { Subject } from "../../eval/subject.ts";
import { variableKey } from "../formula/variable-key.ts";

/** New values of attributes, by their names; `undefined` clears one. */
export type Change = ReadonlyMap<string, unknown>;

/** Gives a subject as it is after a change. An extension property goes by its name in any letter case. */
export function changed(subject: Subject, change: Change): Subject {
  const keys = new Set(Array.from(change.keys(), (name) => variableKey(name)));
  const kept = Object.entries(subject).filter(([name]) => !keys.has(variableKey(name)));
  const set = [...change].filter(([, value]) => value !== undefined);
  return Object.fromEntries([...kept, ...set]);
}
