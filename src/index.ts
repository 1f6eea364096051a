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
export type { AnalysisOptions } from "./analysis/analysis-options.ts";
export {
  difference,
  type Difference,
  disjoint,
  type Equivalence,
  equivalent,
  implies,
} from "./analysis/compare.ts";
export {
  type Case,
  type Cases,
  casesFor,
  type Drive,
  type DrivenComparison,
} from "./analysis/cases.ts";
export type { Driven } from "./analysis/cases/driven.ts";
export {
  type Edit,
  type EditSet,
  minimalEdits,
  type MinimalEdits,
} from "./analysis/minimal-edits.ts";
export type { MinimalEditsOptions } from "./analysis/minimal-edits-options.ts";
export type {
  IdentifiedRule,
  RelationQuestion,
  Relations,
  RelationsOptions,
  Subset,
  UndecidedRelation,
} from "./analysis/relations/relation.ts";
export type { RelationWork } from "./analysis/relations/relation-work.ts";
export { relationsAmong } from "./analysis/relations.ts";
export type { HostOptions } from "./analysis/reach/invitation.ts";
export { reachable, type ReachOptions } from "./analysis/reachable.ts";
export type {
  EditedIn,
  GettingIn,
  Given,
  InvitedIn,
  Reachability,
  Reached,
  Write,
} from "./analysis/reach/reachability.ts";
export { always, never, satisfiable } from "./analysis/satisfiable.ts";
export type { NoAnswer, Undecided } from "./analysis/undecided.ts";
export type { Satisfiability, Verdict as RuleVerdict, Witness } from "./analysis/verdict.ts";
export { compile, type Predicate } from "./eval/compile.ts";
export { type CompiledRule, compileRule } from "./eval/compile-rule.ts";
export { evaluate, type EvaluateOptions, type Truth } from "./eval/evaluate.ts";
export { explain, type Explanation } from "./eval/explain.ts";
export type { Subject } from "./eval/subject.ts";
export {
  type AdviceCode,
  type DiagnosticCode,
  type DiagnosticRow,
  diagnosticCodes,
} from "./grammar/diagnostic-code.ts";
export { adviceCodes } from "./grammar/advice-codes.ts";
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
export type { Channel } from "./analysis/reach/channels.ts";
export {
  type CountOptions,
  countPopulation,
  type PopulationCounter,
} from "./lint/data/counted-population.ts";
export type { KnownGroup } from "./lint/groups/known-groups.ts";
export { lint } from "./lint/lint.ts";
export {
  type LintKind,
  type LintOptions,
  type Thresholds,
  usualThresholds,
} from "./lint/lint-options.ts";
export { optimise, type Optimised, type OptimiseStep } from "./lint/optimise.ts";
export type { Population } from "./lint/data/population.ts";
export { catalogue } from "./schema/catalogue.ts";
export { format, type FormatOptions } from "./schema/format.ts";
export { languageVersion } from "./schema/language-version.ts";
export { parse } from "./schema/parse.ts";
export type { ItemProperty, Property, PropertyType, SubjectKind } from "./schema/property.ts";
export type { Change } from "./directory/change.ts";
export type { Account, CreationType, ExternalUserState, Identity } from "./directory/account.ts";
export { type DirectoryRole, directoryRoles } from "./directory/directory-roles.ts";
export {
  canRead,
  type GuestLevel,
  guestLevels,
  type ReadDecision,
  type Reader,
  type ReadObject,
} from "./directory/guest-access.ts";
export type { LifeStep, UserType } from "./directory/life-step.ts";
export { type RefusalCode, refusalCodes } from "./directory/refusal-codes.ts";
export type { Note, Refusal } from "./directory/refusal.ts";
export type { RoleAssignment } from "./directory/role-assignment.ts";
export type { RoleCommand } from "./directory/role-command.ts";
export {
  type AccountState,
  accountStateOf,
  type Source as SignInSource,
  type SourceContext,
  sourceOf,
} from "./directory/source.ts";
export {
  type AccountFilter,
  accountMatches,
  filterGuests,
  filterRule,
  type UserFilter,
} from "./directory/user-filters.ts";
export type { ExtraProperties } from "./directory/check-properties.ts";
export type { Plan, Properties, PropertyValue, SubjectData } from "./directory/properties.ts";
export { RefusedChange } from "./directory/refused.ts";
export type { AssignedLicense } from "./licensing/assigned-license.ts";
export {
  type Coverage,
  type Covered,
  coverageOf,
  type CoverageSource,
} from "./licensing/coverage.ts";
export {
  type GateMode,
  type License,
  type LicenseState,
  licenseStateOf,
  type Verdict,
  verdictOf,
} from "./licensing/gate.ts";
export type { LicenseFailure, LicensingEffect } from "./licensing/group-licensing.ts";
export type { LicenseRecord } from "./licensing/license-record.ts";
export type { LicenseViolation } from "./licensing/violation.ts";
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
export type { Access } from "./tenant/access.ts";
export type { Command, GroupCommand, LicenseCommand } from "./tenant/command.ts";
export type { Forecast } from "./tenant/execution.ts";
export type {
  Grant,
  Group,
  MembershipType,
  NewGroup,
  ProcessingState,
  ProcessingStatus,
} from "./tenant/group.ts";
export type { HistoryEntry } from "./tenant/history.ts";
export type { LoadedSubject } from "./tenant/load.ts";
export type { Applied, Breach, Effect, Held, Outcome, Refused } from "./tenant/outcome.ts";
export { type PortalStatus, portalStatusOf } from "./tenant/portal-status.ts";
export { type BatchLimits, defaultSettings, type TenantSettings } from "./tenant/settings.ts";
export type {
  Commit,
  LoggedBatch,
  LoggedCommand,
  LogQuery,
  RecordedChange,
  StoredSubject,
  TableWrites,
  TenantImage,
  TenantStore,
} from "./tenant/store.ts";
export type { Counter, HeldBatch, StoredFailure, TableName, TableValues } from "./tenant/tables.ts";
export { Tenant, type TenantOptions } from "./tenant/tenant.ts";
export type { TenantView } from "./tenant/tenant-view.ts";
export type { Look, Pattern, Place, Repeat } from "./text/pattern/pattern.ts";
export type { UnitSet } from "./text/pattern/unit-set.ts";
