/** What needs Node: readers of files, tenants that outlive the process, the engine over several threads. */
export { commandOf, type CommandReading } from "./exchange/command-of.ts";
export { csvRow } from "./exchange/csv-text.ts";
export type { GroupRecord } from "./exchange/group-record.ts";
export { InputError, type Place } from "./exchange/input-error.ts";
export { type ChangeRecord, readChanges } from "./exchange/read-changes.ts";
export { newGroupOf } from "./exchange/new-group-of.ts";
export { type CommandRecord, readCommands } from "./exchange/read-commands.ts";
export { readGroups } from "./exchange/read-groups.ts";
export { readRuleSources, rulesOfPlan } from "./exchange/rules/read-rule-sources.ts";
export type { PlanView } from "./exchange/rules/terraform-json.ts";
export type { FileEdit, RuleGroup, RuleSource } from "./exchange/rule-source.ts";
export type { LineColumn } from "./exchange/line-column.ts";
export { readSubjects, type SubjectsOptions } from "./exchange/read-subjects.ts";
export type { Fault } from "./exchange/shape.ts";
export type { SubjectRecord } from "./exchange/subject-record.ts";
export { LostShard } from "./parallel/lost-shard.ts";
export { ParallelEngine, type ParallelOptions } from "./parallel/parallel-engine.ts";
export {
  createTenant,
  type CreateOptions,
  openTenant,
  type OpenOptions,
} from "./persistence/open-tenant.ts";
export { StoreError, type StoreErrorCode } from "./persistence/store-error.ts";
export { isTenantFile } from "./persistence/tenant-file.ts";
export type { Difference, DifferenceKind } from "./persistence/verify/difference.ts";
export { verifyTenant } from "./persistence/verify-tenant.ts";
