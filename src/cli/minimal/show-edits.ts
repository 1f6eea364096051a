import type { MinimalEdits } from "../../analysis/minimal-edits.ts";
import { oneLine } from "../one-line.ts";
import type { Terminal } from "../terminal.ts";
import { editText } from "./edit-text.ts";
import type { EditsAnswer } from "./edits-answer.ts";

/** Shows the cheapest edits for people. */
export function showEdits({ asked, isIn, wanted, found }: EditsAnswer, terminal: Terminal): void {
  const { print, colors } = terminal;
  const { group, standing } = asked;
  const side = (isInside: boolean): string => (isInside ? colors.green("in") : colors.red("out"));
  const where = group === undefined ? "" : `, by the rule of ${oneLine(group.displayName)}`;
  print(`${colors.bold(asked.label)} is ${side(isIn)}${where}${ending(found, side(wanted))}`);
  if (found.kind === "edits") {
    const sets = [found, ...found.alternatives];
    for (const [index, { edits }] of sets.entries()) {
      if (index > 0) print("or:");
      for (const edit of edits) {
        const { task, passage } = editText(edit, asked.rule.subject);
        print(`  ${task}   ${colors.dim(passage)}`);
      }
    }
    if (!found.isProved) print(colors.yellow("fewer attributes may do: that could not be decided"));
  }
  if (standing !== undefined && !standing.isProcessed)
    print(
      colors.yellow(
        `the group is not processed, so they stay ${standing.isMember ? "a member" : "outside"}; \`muster why\` says why`,
      ),
    );
}

function ending(found: MinimalEdits, wanted: string): string {
  switch (found.kind) {
    case "edits":
      return `; to be ${wanted}:`;
    case "none needed":
      return ", as wanted";
    case "impossible":
      return `; no change of attributes would bring them ${wanted}`;
    case "undecided":
      return `; how to be ${wanted} could not be decided: ${found.undecided.message}`;
    default:
      return found satisfies never;
  }
}
