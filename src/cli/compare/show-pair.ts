import type { Witness } from "../../analysis/verdict.ts";
import { oneLine, withoutBreaks } from "../one-line.ts";
import type { Terminal } from "../terminal.ts";
import type { ComparedPair } from "./compared-pair.ts";
import { type Extent, type PairPart, parts, type Relation } from "./pair-relation.ts";
import { attributeLines, reasonLine } from "./witness-lines.ts";

/** Shows for people how two rules stand to each other, and who shows it. */
export function showPair(pair: ComparedPair, { print, colors }: Terminal): void {
  const { a, b, found, ofAnyValues } = pair;
  print(colors.bold(sentences[found.relation]));
  for (const [name, rule, extent] of [
    ["A", a, found.a],
    ["B", b, found.b],
  ] as const) {
    print(`  ${name}  ${oneLine(rule.title)}: ${withoutBreaks(rule.text)}`);
    const whom = extents[extent];
    if (whom !== undefined) print(colors.yellow(`     ${whom}`));
  }
  print("");
  for (const part of parts) {
    const answer = found[part];
    if (answer.kind === "found")
      for (const line of partLines(part, answer.witness, pair, colors)) print(line);
    if (answer.kind === "undecided") {
      print(colors.yellow(`${open[part]}: ${answer.undecided.message}`));
      print(colors.dim(`  hint: ${answer.undecided.hint}`));
    }
  }
  if (ofAnyValues === undefined) return;
  print(
    colors.yellow(
      "this holds for the values of the catalogue only; where an attribute may hold any value:",
    ),
  );
  print(`  ${sentences[ofAnyValues.relation]}`);
  for (const part of parts) {
    const answer = ofAnyValues[part];
    if (answer.kind === "found" && found[part].kind === "none")
      for (const line of partLines(part, answer.witness, pair, colors)) print(`  ${line}`);
  }
}

const sentences: Readonly<Record<Relation, string>> = {
  equivalent: "A and B are equivalent: they have the same members",
  "a implies b": "A implies B: every member of A is a member of B, and B has others",
  "b implies a": "B implies A: every member of B is a member of A, and A has others",
  disjoint: "A and B are disjoint: nobody is a member of both",
  overlapping: "A and B overlap: each has members that the other one does not have",
  undecided: "undecided: it is not known how A and B stand to each other",
};

const extents: Readonly<Record<Extent, string | undefined>> = {
  nobody: "nobody can be a member",
  some: undefined,
  everybody: "everybody is a member",
};

const titles: Readonly<Record<PairPart, string>> = {
  onlyA: "in A only",
  onlyB: "in B only",
  both: "in both",
};

const open: Readonly<Record<PairPart, string>> = {
  onlyA: "whether A has members that B does not have is undecided",
  onlyB: "whether B has members that A does not have is undecided",
  both: "whether somebody is a member of both is undecided",
};

const partLines = (
  part: PairPart,
  witness: Witness,
  { a, b }: ComparedPair,
  colors: Terminal["colors"],
): string[] => [
  colors.bold(titles[part]),
  ...attributeLines(witness, [a.checked, b.checked], colors).map((line) => `  ${line}`),
  `    ${reasonLine("A", a.checked, witness, colors)}`,
  `    ${reasonLine("B", b.checked, witness, colors)}`,
];
