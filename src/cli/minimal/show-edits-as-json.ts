import type { Edit } from "../../analysis/minimal-edits.ts";
import type { Terminal } from "../terminal.ts";
import type { EditsAnswer } from "./edits-answer.ts";

/** Shows the cheapest edits for programs; a value of `null` is unset. */
export function showEditsAsJson(
  { asked, isIn, wanted, found }: EditsAnswer,
  { print }: Terminal,
): void {
  const { group, id, label, text, rule, now, standing } = asked;
  const answer = {
    schemaVersion: 1,
    ...(group === undefined ? {} : { groupId: group.id, group: group.displayName }),
    membershipRule: text,
    id,
    label,
    ...(rule.readsClock ? { now } : {}),
    isIn,
    wanted: wanted ? "in" : "out",
    ...standing,
    result: found.kind,
    ...(found.kind === "edits"
      ? {
          isProved: found.isProved,
          edits: found.edits.map(asWritten),
          alternatives: found.alternatives.map(({ edits }) => edits.map(asWritten)),
        }
      : {}),
    ...(found.kind === "undecided" ? { undecided: found.undecided } : {}),
  };
  print(JSON.stringify(answer, undefined, 2));
}

const asWritten = ({ property, before, after }: Edit): Edit => ({
  property,
  before: before ?? null,
  after: after ?? null,
});
