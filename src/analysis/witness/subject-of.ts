import type { Subject } from "../../eval/subject.ts";
import { variableKey } from "../formula/variable-key.ts";

/** Puts a subject together of the values of variables: one for each property, or a copy of it. */
export const subjectOf = (
  values: ReadonlyMap<string, unknown>,
  properties: Iterable<string>,
  copy?: string,
): Subject =>
  Object.fromEntries(
    Array.from(properties, (name): [string, unknown] => [
      name,
      values.get(variableKey(name, copy)),
    ]).filter(([, value]) => value !== undefined),
  );
