import type { CheckedRule } from "../../check/checked-rule.ts";
import { variableKey } from "../formula/variable-key.ts";

/** Lists the properties that rules read, each once: an extension property may be written in several letter cases. */
export const namesRead = (rules: readonly CheckedRule[]): readonly string[] => [
  ...new Map(
    rules.flatMap(({ reads }) => reads.map((name) => [variableKey(name), name] as const)),
  ).values(),
];
