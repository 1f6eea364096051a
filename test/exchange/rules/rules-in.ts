import type { RuleSource } from "../../../src/exchange/rule-source.ts";
import { readRuleSources } from "../../../src/exchange/rules/read-rule-sources.ts";
import { sourceOf } from "../source.ts";

/** The rules of a file. */
export async function rulesIn(
  file: string,
  content: string | Uint8Array,
  cuts: readonly number[] = [],
): Promise<RuleSource[]> {
  const rules: RuleSource[] = [];
  for await (const rule of readRuleSources(sourceOf(content, cuts), { file })) rules.push(rule);
  return rules;
}

/** The one rule of a file. */
export async function ruleIn(file: string, content: string | Uint8Array): Promise<RuleSource> {
  const [rule, ...others] = await rulesIn(file, content);
  if (rule === undefined || others.length > 0) throw new Error("not one rule");
  return rule;
}
