import type { Limits } from "../grammar/limits.ts";
import { read, type Reading } from "../grammar/parse.ts";
import { hasErrors, inOrder, report } from "../grammar/report.ts";
import type { Result } from "../grammar/result.ts";
import type { Reference, Rule } from "../grammar/rule.ts";
import type { SubjectKind } from "../schema/property.ts";
import { catalogueSpelling } from "../schema/spelling.ts";
import { checked, type CheckedRule } from "./checked-rule.ts";
import { readsClock, ruleCondition } from "./condition.ts";
import type { Context } from "./context.ts";
import { isOfItem, propertyOf } from "./resolve.ts";

/** What a rule is checked for. */
export interface CheckOptions {
  /** Whom the rule must be about; the rule's own prefixes say so where this is left out. */
  readonly subject?: SubjectKind | undefined;
  /** Limits of a text, where they are other than the service's. */
  readonly limits?: Partial<Limits> | undefined;
}

/**
 * Checks a rule: resolves its names, types its values, applies the limits.
 *
 * Gives every fault in one pass; warnings and hints travel with the value. A text is parsed first, and where it is
 * damaged, what is whole of it is checked all the same. Never throws for what a user wrote.
 *
 * @throws TypeError for limits that are no whole numbers
 */
export function check(rule: Rule | string, options: CheckOptions = {}): Result<CheckedRule> {
  const reading =
    typeof rule === "string"
      ? read(rule, { limits: options.limits, spelling: catalogueSpelling })
      : wholly(rule);
  const text = typeof rule === "string" ? rule : "";
  const context = contextOf(reading, text, options);
  const condition = reading.rule && ruleCondition(reading.rule, context);
  for (const reference of reading.loose) if (!isOfItem(reference)) propertyOf(reference, context);
  const diagnostics = inOrder([...reading.diagnostics, ...context.diagnostics]);
  if (reading.rule === undefined || condition === undefined || hasErrors(diagnostics))
    return { ok: false, diagnostics };
  const value: CheckedRule = {
    [checked]: true,
    subject: context.subject,
    ...(typeof rule === "string" && { text: rule }),
    rule: reading.rule,
    condition,
    reads: [...context.reads],
    readsClock: readsClock(condition),
  };
  return { ok: true, value, diagnostics };
}

/** A tree that was built rather than read: no text gives one so deep that walking it would exhaust the stack. */
function wholly(rule: Rule): Reading {
  if (!isDeeperThan(deepestTree, rule)) return { rule, loose: [], diagnostics: [] };
  const message = `the tree nests deeper than ${deepestTree} levels`;
  return { rule: undefined, loose: [], diagnostics: [report("too-deep", rule.span, message)] };
}

/** Each of the at most 256 levels of a text can be a `-not` and a conjunction in a disjunction. */
const deepestTree = 1000;

function isDeeperThan(depth: number, rule: Rule): boolean {
  let level: readonly Rule[] = [rule];
  for (let reached = 0; level.length > 0; reached++) {
    if (reached > depth) return true;
    level = level.flatMap(partsOf);
  }
  return false;
}

function partsOf(rule: Rule): readonly Rule[] {
  if (rule.kind === "and" || rule.kind === "or") return rule.operands;
  if (rule.kind === "not") return [rule.operand];
  return rule.kind === "quantified" ? [rule.body] : [];
}

function contextOf({ rule, loose }: Reading, text: string, { subject }: CheckOptions): Context {
  return {
    subject: subject ?? (rule && subjectOf(rule)) ?? firstOf(loose, subjectNamed) ?? "user",
    text,
    isAsked: subject !== undefined,
    collection: undefined,
    diagnostics: [],
    reads: new Set(),
  };
}

/** Whom the first prefix of a rule names. */
function subjectOf(rule: Rule): SubjectKind | undefined {
  switch (rule.kind) {
    case "and":
    case "or":
      return firstOf(rule.operands, subjectOf);
    case "not":
      return subjectOf(rule.operand);
    case "comparison":
      return rule.operand.kind === "reference" ? subjectNamed(rule.operand) : undefined;
    case "quantified":
    case "member-of":
      return subjectNamed(rule.property);
    case "direct-reports":
      return "user";
    default:
      return rule satisfies never;
  }
}

/** The first answer that there is. */
function firstOf<Part, Answer>(
  parts: readonly Part[],
  answer: (part: Part) => Answer | undefined,
): Answer | undefined {
  for (const part of parts) {
    const found = answer(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function subjectNamed({ prefix = "" }: Reference): SubjectKind | undefined {
  const name = prefix.toLowerCase();
  return name === "user" || name === "device" ? name : undefined;
}
