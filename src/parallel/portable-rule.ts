import { check } from "../check/check.ts";
import type { CheckedRule } from "../check/checked-rule.ts";
import type { Rule } from "../grammar/rule.ts";
import type { SubjectKind } from "../schema/property.ts";

/**
 * A rule that can be sent to another thread: its text, or the tree of one that was checked. Its text would not do for that
 * one: it may have been checked under other limits, and the spans of its parts are those of the text that it had.
 */
export type PortableRule = string | { readonly subject: SubjectKind; readonly tree: Rule };

export const portable = (rule: string | CheckedRule): PortableRule =>
  typeof rule === "string" ? rule : { subject: rule.subject, tree: rule.rule };

/** The rule as an engine takes it. */
export function arrived(rule: PortableRule): string | CheckedRule {
  if (typeof rule === "string") return rule;
  const { subject, tree } = rule;
  const result = check(tree, { subject });
  if (!result.ok) throw new TypeError(result.diagnostics.map(({ message }) => message).join("; "));
  return result.value;
}
