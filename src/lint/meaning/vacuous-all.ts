import { report } from "../../grammar/report.ts";
import { pathOf } from "../../grammar/spelling.ts";
import type { Lint } from "../lint.ts";

/** `-all` is true of an empty collection. */
export const vacuousAll: Lint = (condition, set) => {
  if (condition.kind !== "quantified" || condition.quantifier !== "all") return [];
  if (set.has(condition.property.name)) return [];
  const path = pathOf(condition.written.property);
  return [
    report(
      "vacuous-all",
      condition.written.quantifier.span,
      `this is also true of everybody without \`${path}\``,
      {
        hint: `add \`-and (${path} -ne null)\` where they are not meant`,
      },
    ),
  ];
};
