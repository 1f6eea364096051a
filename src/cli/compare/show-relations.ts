import type { Relations, UndecidedRelation } from "../../analysis/relations/relation.ts";
import { oneLine } from "../one-line.ts";
import { plural } from "../plural.ts";
import type { Terminal } from "../terminal.ts";

/** Shows for people the relations among rules, whose ids are names, as a table: what it is, and of which rules. */
export function showRelations(
  { duplicates, subsets, disjoint, nobody, everybody, undecided, work }: Relations,
  count: number,
  { print, note, colors, noteColors }: Terminal,
): void {
  const line = (what: string, whom: string): void =>
    print(`${colors.bold(what.padEnd(10))} ${whom}`);
  for (const ids of duplicates) line("the same", ids.map(oneLine).join(" = "));
  for (const { subset, superset } of subsets)
    line("within", `${oneLine(subset)} < ${oneLine(superset)}`);
  for (const [a, b] of disjoint) line("disjoint", `${oneLine(a)} | ${oneLine(b)}`);
  for (const id of nobody) line("nobody", oneLine(id));
  for (const id of everybody) line("everybody", oneLine(id));
  for (const one of undecided) line("undecided", `${questionText(one)}: ${one.undecided.message}`);
  const counted = [
    duplicates.length > 0 && plural(duplicates.length, "set") + " of duplicates",
    subsets.length > 0 && plural(subsets.length, "subset"),
    disjoint.length > 0 && plural(disjoint.length, "disjoint pair"),
    undecided.length > 0 && `${plural(undecided.length, "question")} undecided`,
  ].filter((text) => text !== false);
  const summary = counted.length === 0 ? "no two are related" : counted.join(", ");
  note(noteColors.dim(`${plural(count, "rule")}, ${plural(work.pairs, "pair")}: ${summary}`));
}

function questionText(open: UndecidedRelation): string {
  const a = oneLine(open.a);
  switch (open.question) {
    case "implies":
      return `whether every member of ${a} is in ${oneLine(open.b)}`;
    case "disjoint":
      return `whether somebody is in ${a} and in ${oneLine(open.b)}`;
    case "satisfiable":
      return `whether anybody is in ${a}`;
    case "always":
      return `whether everybody is in ${a}`;
    default:
      return open satisfies never;
  }
}
