import type { CheckedRule, Condition } from "../check/checked-rule.ts";
import type { Diagnostic } from "../grammar/diagnostic.ts";
import { comparisonOperators } from "../grammar/operators.ts";
import { inOrder } from "../grammar/report.ts";
import { costLints } from "./cost-lints.ts";
import { dataLints } from "./data-lints.ts";
import { groupLints } from "./group-lints.ts";
import type { LintKind, LintOptions } from "./lint-options.ts";
import { meaningLints } from "./meaning-lints.ts";
import { securityLints } from "./security-lints.ts";

/**
 * Looks at one part of a rule and says what is legal but unwise about it. `set` holds the names of properties that
 * have a value wherever the part counts.
 */
export type Lint = (condition: Condition, set: ReadonlySet<string>) => readonly Diagnostic[];

/** Looks at a rule as a whole. */
export type RuleLint = (rule: CheckedRule, options: LintOptions) => readonly Diagnostic[];

/** Lints that belong together: some look at each part of a rule, some at the whole. */
export interface Lints {
  readonly parts: readonly Lint[];
  readonly rules: readonly RuleLint[];
}

/** Says what is legal but unwise about a rule. */
export function lint(rule: CheckedRule, options: LintOptions = {}): readonly Diagnostic[] {
  const { severities = {} } = options;
  const chosen = lintsFor(options);
  const ofParts = Array.from(partsOf(rule.condition, new Set()), ({ part, set }) =>
    chosen.flatMap(({ parts }) => parts.flatMap((look) => look(part, set))),
  ).flat();
  const ofRule = chosen.flatMap(({ rules }) => rules.flatMap((look) => look(rule, options)));
  return inOrder(
    [...ofParts, ...ofRule].flatMap((diagnostic): Diagnostic[] => {
      const severity = severities[diagnostic.code] ?? diagnostic.severity;
      return severity === "off" ? [] : [{ ...diagnostic, severity }];
    }),
  );
}

const lintsFor = ({ kinds = ["meaning", "cost"], population, groups }: LintOptions): Lints[] => [
  ...kinds.map((kind) => lintsOfKind[kind]),
  ...(population === undefined ? [] : [dataLints]),
  ...(groups === undefined ? [] : [groupLints]),
];

const lintsOfKind: Readonly<Record<LintKind, Lints>> = {
  meaning: meaningLints,
  cost: costLints,
  security: securityLints,
};

/** A condition and all that it is made of, with the properties that have a value where it counts. */
function* partsOf(
  part: Condition,
  set: ReadonlySet<string>,
): Generator<{ part: Condition; set: ReadonlySet<string> }> {
  yield { part, set };
  if (part.kind === "and") {
    const inside = new Set([...set, ...part.operands.flatMap(impliesSet)]);
    for (const operand of part.operands) yield* partsOf(operand, inside);
  } else if (part.kind === "or") for (const operand of part.operands) yield* partsOf(operand, set);
  else if (part.kind === "not") yield* partsOf(part.operand, set);
  else if (part.kind === "quantified") yield* partsOf(part.body, set);
}

/** The property that must have a value for a condition to hold, where that is plain to see. */
function impliesSet(condition: Condition): string[] {
  if (condition.kind === "quantified")
    return condition.quantifier === "any" ? [condition.property.name] : [];
  if (condition.kind !== "test" || condition.source.kind !== "property") return [];
  const isNull = condition.value.kind === "null";
  return comparisonOperators[condition.operator].negates === isNull
    ? [condition.source.property.name]
    : [];
}
