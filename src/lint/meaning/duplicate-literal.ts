import { replacing, report } from "../../grammar/report.ts";
import type { Literal } from "../../grammar/rule.ts";
import { fold } from "../../text/ignore-case.ts";
import type { Lint } from "../lint.ts";

/** A list that names a value twice; letter case makes no difference. */
export const duplicateLiteral: Lint = (condition) => {
  const list = listOf(condition);
  const seen = new Set<string>();
  return list.flatMap((item, index) => {
    if (item.kind !== "string") return [];
    const key = fold(item.value);
    if (!seen.has(key)) {
      seen.add(key);
      return [];
    }
    const start = list[index - 1]?.span.end ?? item.span.start;
    return [
      report("duplicate-literal", item.span, `\`${item.value}\` stands in the list already`, {
        hint: "letter case makes no difference",
        fix: replacing("take it out", { start, end: item.span.end }, ""),
      }),
    ];
  });
};

function listOf(condition: Parameters<Lint>[0]): readonly Literal[] {
  if (condition.kind === "member-of") return condition.written.groups.items;
  return condition.kind === "test" && condition.written.value.kind === "list"
    ? condition.written.value.items
    : [];
}
