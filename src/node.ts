/** What needs Node: readers of the files in which people hold their users, groups and changes. */
export type { AssignedLicense, GroupRecord } from "./exchange/group-record.ts";
export { InputError, type Place } from "./exchange/input-error.ts";
export { type ChangeRecord, readChanges } from "./exchange/read-changes.ts";
export { readGroups } from "./exchange/read-groups.ts";
export { readSubjects, type SubjectsOptions } from "./exchange/read-subjects.ts";
export type { SubjectRecord } from "./exchange/subject-record.ts";
export { LostShard } from "./parallel/lost-shard.ts";
export { ParallelEngine, type ParallelOptions } from "./parallel/parallel-engine.ts";
