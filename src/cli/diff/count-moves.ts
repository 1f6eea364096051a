import type { SubjectKind } from "../../schema/property.ts";
import { progressBar } from "../progress.ts";
import { subjectsIn } from "../subjects-input.ts";
import type { MemberTally } from "./member-tally.ts";

/** The files of users and devices. */
export type SubjectFiles = Readonly<Record<SubjectKind, string | undefined>>;

/** Asks the rules of all tallies of everybody in the files; each file is read once, and nobody is kept. */
export async function countMoves(
  tallies: readonly MemberTally[],
  files: SubjectFiles,
  now: Date,
): Promise<void> {
  const progress = progressBar();
  for (const kind of ["user", "device"] as const) {
    const file = files[kind];
    const concerned = tallies.filter((tally) => tally.concerns(kind));
    if (file === undefined || concerned.length === 0) continue;
    const rules = concerned.flatMap((tally) => tally.rules);
    for await (const { id, label, properties, unknown } of subjectsIn(
      file,
      kind,
      rules,
      progress,
    )) {
      const person = { kind, id, label, subject: { objectId: id, ...properties }, unknown };
      for (const tally of concerned) tally.look(person, now);
    }
  }
  progress.stop();
}
