import type { CheckedRule, Condition } from "../check/checked-rule.ts";
import type { Diagnostic } from "../grammar/diagnostic.ts";
import { inOrder } from "../grammar/report.ts";
import { costLints } from "./cost/cost-lints.ts";
import { dataLints } from "./data/data-lints.ts";
import { groupLints } from "./groups/group-lints.ts";
import { type LintKind, type LintOptions, severityOf } from "./lint-options.ts";
import { meaningLints } from "./meaning/meaning-lints.ts";
import { partsOf } from "./parts-of.ts";
import { withProofs } from "./proving/with-proofs.ts";
import { securityLints } from "./security/security-lints.ts";

/** Looks at one part of a rule and says what is legal but unwise about it. */
export type Lint = (condition: Condition) => readonly Diagnostic[];

/** Looks at a rule as a whole. */
export type RuleLint = (rule: CheckedRule, options: LintOptions) => readonly Diagnostic[];

/** Lints that belong together: some look at each part of a rule, some at the whole. */
export interface Lints {
  readonly parts: readonly Lint[];
  readonly rules: readonly RuleLint[];
}

/** Says what is legal but unwise about a rule. Each sure fix says whether it is proved to change nothing for anybody. */
export const lint = (rule: CheckedRule, options: LintOptions = {}): readonly Diagnostic[] =>
  withProofs(rule, adviceOn(rule, options));

/** The same before anything is proved of the fixes. */
export function adviceOn(rule: CheckedRule, options: LintOptions): readonly Diagnostic[] {
  const chosen = lintsFor(options);
  const ofParts = Array.from(partsOf(rule.condition), (part) =>
    chosen.flatMap(({ parts }) => parts.flatMap((look) => look(part))),
  ).flat();
  const ofRule = chosen.flatMap(({ rules }) => rules.flatMap((look) => look(rule, options)));
  return inOrder(
    [...ofParts, ...ofRule].flatMap((diagnostic): Diagnostic[] => {
      const severity = severityOf(diagnostic.code, options) ?? diagnostic.severity;
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
