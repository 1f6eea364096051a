/** Muster: a dynamic group engine for Microsoft Entra-style membership rules. Browser-safe. */
export { check, type CheckOptions } from "./check/check.ts";
export type {
  CheckedRule,
  Condition,
  Inversion,
  Junction,
  Membership,
  Quantification,
  Reporting,
  Source,
  Test,
  Value,
} from "./check/checked-rule.ts";
export type { Version } from "./check/version.ts";
export { applyFixes, mend, type Mended } from "./check/mend.ts";
export { compile, type Predicate } from "./eval/compile.ts";
export { type CompiledRule, compileRule } from "./eval/compile-rule.ts";
export { evaluate, type EvaluateOptions, type Truth } from "./eval/evaluate.ts";
export { explain, type Explanation } from "./eval/explain.ts";
export type { Subject } from "./eval/subject.ts";
export {
  type DiagnosticCode,
  type DiagnosticRow,
  diagnosticCodes,
} from "./grammar/diagnostic-code.ts";
export { meaningCodes } from "./grammar/meaning-codes.ts";
export { shapeCodes } from "./grammar/shape-codes.ts";
export type { Diagnostic, Fix, Severity, TextEdit } from "./grammar/diagnostic.ts";
export { defaultLimits, type Limits } from "./grammar/limits.ts";
export {
  type ComparisonOperator,
  comparisonOperators,
  type Quantifier,
  quantifiers,
  type StepDirection,
  steps,
} from "./grammar/operators.ts";
export { print } from "./grammar/print.ts";
export type { Result } from "./grammar/result.ts";
export type {
  BooleanLiteral,
  Comparison,
  Conjunction,
  DateLiteral,
  DirectReports,
  Disjunction,
  Expression,
  Item,
  ListLiteral,
  Literal,
  MemberOf,
  Negation,
  NowLiteral,
  NullLiteral,
  NumberLiteral,
  Operand,
  Operator,
  Quantified,
  Reference,
  Rule,
  StringLiteral,
} from "./grammar/rule.ts";
export type { Span } from "./grammar/span.ts";
export { lint, type LintContext } from "./lint/lint.ts";
export { catalogue } from "./schema/catalogue.ts";
export { format, type FormatOptions } from "./schema/format.ts";
export { languageVersion } from "./schema/language-version.ts";
export { parse } from "./schema/parse.ts";
export type { ItemProperty, Property, PropertyType, SubjectKind } from "./schema/property.ts";
export type { Change } from "./directory/change.ts";
export type { ExtraProperties } from "./directory/check-properties.ts";
export type { Plan, Properties, PropertyValue, SubjectData } from "./directory/properties.ts";
export { RefusedChange } from "./directory/refused.ts";
export { type Coverage, coverageOf } from "./licensing/coverage.ts";
export { type GateMode, type License, type Verdict, verdictOf } from "./licensing/gate.ts";
export { type ServicePlan, servicePlans, type Sku, skus } from "./licensing/service-plans.ts";
export type { Work } from "./membership/rule-base.ts";
export type { MembershipChange } from "./membership/membership-change.ts";
export type { EngineStats } from "./membership/engine-stats.ts";
export type { EngineOptions } from "./membership/engine-options.ts";
export { MembershipEngine } from "./membership/membership-engine.ts";
export type { RuleOptions } from "./membership/checked-for.ts";
export { SnapshotError } from "./membership/snapshot/snapshot-error.ts";
export { type Shard, shard, shardOf } from "./membership/shard.ts";
export type { Preview, PreviewedChange, PreviewOptions } from "./membership/preview.ts";
export type { Look, Pattern, Place, Repeat } from "./text/pattern/pattern.ts";
export type { UnitSet } from "./text/pattern/unit-set.ts";
