import { distance } from "fastest-levenshtein";
import { comparisonOperatorNames, comparisonOperators } from "./operators.ts";

/** Advice for an operator that rules do not know: what to do, and the spelling to put in its place where it is sure. */
export interface OperatorAdvice {
  readonly hint: string | undefined;
  readonly spelling?: string;
}

/** Finds the operator that the writer of an unknown one may have meant. */
export function nearestOperator(written: string): OperatorAdvice {
  const bare = written.replace(/^-+/u, "").toLowerCase();
  const alias = bare.length > longestWord ? noOperator : aliases.get(bare);
  if (alias !== undefined) return alias;
  const nearest = comparisonOperatorNames
    .map((name) => ({ name, far: distance(bare, name.toLowerCase()) }))
    .reduce((best, candidate) => (candidate.far < best.far ? candidate : best));
  if (nearest.far > Math.max(1, Math.floor(bare.length / 3))) return noOperator;
  const { spelling } = comparisonOperators[nearest.name];
  return { hint: `did you mean \`${spelling}\`?`, spelling };
}

/** A longer word resembles no operator. */
const longestWord = 24;

const all = comparisonOperatorNames
  .map((name) => `\`${comparisonOperators[name].spelling}\``)
  .join(", ");

const noOperator: OperatorAdvice = { hint: `the operators are ${all}` };

const means = (spelling: string): OperatorAdvice => ({
  hint: `rules write \`${spelling}\``,
  spelling,
});
const ordering = (spelling: string): OperatorAdvice => ({
  hint: `only \`-ge\` and \`-le\` order values; \`${spelling}\` is the nearest, and includes the value itself`,
});

/** What other languages write. */
const aliases: ReadonlyMap<string, OperatorAdvice> = new Map([
  ...["equals", "equal", "is", "ieq", "ceq"].map((name): [string, OperatorAdvice] => [
    name,
    means("-eq"),
  ]),
  ...["notequals", "notequal", "neq", "isnot", "ine", "cne"].map(
    (name): [string, OperatorAdvice] => [name, means("-ne")],
  ),
  ...["sw", "beginswith", "startwith"].map((name): [string, OperatorAdvice] => [
    name,
    means("-startsWith"),
  ]),
  ...["ew", "endwith"].map((name): [string, OperatorAdvice] => [name, means("-endsWith")]),
  ...["co", "contain", "includes", "has"].map((name): [string, OperatorAdvice] => [
    name,
    means("-contains"),
  ]),
  ...["matches", "regex", "imatch", "cmatch"].map((name): [string, OperatorAdvice] => [
    name,
    means("-match"),
  ]),
  ["doesnotcontain", means("-notContains")],
  ["gt", ordering("-ge")],
  [">", ordering("-ge")],
  ["lt", ordering("-le")],
  ["<", ordering("-le")],
  [
    "like",
    { hint: "rules have no wildcards; use `-startsWith`, `-endsWith`, `-contains` or `-match`" },
  ],
  [
    "notlike",
    {
      hint: "rules have no wildcards; use `-notStartsWith`, `-notEndsWith`, `-notContains` or `-notMatch`",
    },
  ],
]);
