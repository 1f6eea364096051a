import type { CheckedRule } from "../check/checked-rule.ts";
import { readSubjects } from "../exchange/read-subjects.ts";
import type { SubjectRecord } from "../exchange/subject-record.ts";
import type { SubjectKind } from "../schema/property.ts";
import { isExtension } from "../schema/catalogue.ts";
import { openInput } from "./input.ts";
import type { Progress } from "./progress.ts";

/** Reads the users or devices of a file, one at a time. */
export async function* subjectsIn(
  file: string,
  subject: SubjectKind,
  rules: readonly CheckedRule[],
  progress?: Progress,
): AsyncGenerator<SubjectRecord> {
  const { bytes, file: name } = await openInput(file, progress);
  const extensions = [...new Set(rules.flatMap(({ reads }) => reads.filter(isExtension)))];
  yield* readSubjects(bytes, { file: name, subject, extensions });
}
