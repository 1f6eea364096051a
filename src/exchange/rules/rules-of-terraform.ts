import { ruleOfLiteral } from "./rule-of-literal.ts";
import { quoted } from "../input-error.ts";
import type { RuleSource } from "../rule-source.ts";
import { type Owner, undecidableRule } from "./placed-rule.ts";
import { beginning, type Spot, spotsIn } from "./spots.ts";
import { type Scope, terraformScopes, type Value } from "./terraform-blocks.ts";

/**
 * Reads the rules of a Terraform file: those of `dynamic_membership`, and the `membershipRule` of a body for Graph.
 *
 * @throws InputError for a text that is not Terraform's
 */
export function* rulesOfTerraform(text: string, file: string): Generator<RuleSource> {
  const spotOf = spotsIn(text, beginning);
  let found: Found[] = [];
  for (const scope of terraformScopes(text, file)) {
    const value = scope.values.get(ruleName(scope));
    if (value !== undefined) found.push({ scope, value });
    if (scope.parent?.parent !== undefined) continue;
    if (scope.name === "resource")
      for (const one of found) yield* ruleOf(one, scope, text, file, spotOf);
    found = [];
  }
}

interface Found {
  readonly scope: Scope;
  readonly value: Value;
}

function ruleName(scope: Scope): string {
  const isDynamic = scope.name === "content" && scope.parent?.name === "dynamic";
  const name = isDynamic ? scope.parent?.labels[0] : scope.name;
  return name === "dynamic_membership" ? "rule" : "membershipRule";
}

function* ruleOf(
  { scope, value }: Found,
  resource: Scope,
  text: string,
  file: string,
  spotOf: (offset: number) => Spot,
): Generator<RuleSource> {
  const only = value.only;
  if (only?.text === "null") return;
  const address = resource.labels.join(".");
  const name =
    textOf(resource.values.get("display_name"), text) ??
    textOf(scope.values.get("displayName"), text);
  const processingState = isPaused(scope, text) ? "Paused" : "On";
  const group = { id: address, displayName: name ?? address, processingState } as const;
  const owner: Owner = { file, title: address, group };
  if (only?.literal === undefined) {
    const written = text.slice(value.start, value.end);
    const reason = `the rule is an expression, ${quoted(written.replaceAll(/\s+/gu, " "))}`;
    yield undecidableRule(owner, written, spotOf(value.start), reason);
  } else yield* ruleOfLiteral(owner, only.literal, text, spotOf, templateIn);
}

/** What is filled in when Terraform runs. */
function templateIn(rest: string): string | undefined {
  if (!/^[$%]\{/u.test(rest)) return undefined;
  const template = /^[$%]\{[^}\n]*\}?/u.exec(rest)?.[0] ?? "";
  return `the rule holds a template, ${quoted(template)}`;
}

function isPaused({ values }: Scope, text: string): boolean {
  if (values.get("enabled")?.only?.text === "false") return true;
  return textOf(values.get("membershipRuleProcessingState"), text)?.toLowerCase() === "paused";
}

/** The text of a value, where it is one literal without a template. */
function textOf(value: Value | undefined, text: string): string | undefined {
  const literal = value?.only?.literal;
  if (literal === undefined) return undefined;
  const read = literal.notation.read(text.slice(literal.start, literal.end));
  return read.kind === "read" && read.text !== "" ? read.text : undefined;
}
