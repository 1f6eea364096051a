import { check, compile, compileRule, parse } from "../src/index.ts";
import { rulesOfLength } from "./fixtures/rules.ts";
import { parseByHand } from "./hand-written-parser.ts";
import { celSpelling, infix, logicOf } from "./peers/logic.ts";
import { celParsers } from "./peers/peers.ts";
import type { Suite } from "./suite.ts";
import { type Contender, inTurns } from "./turns.ts";

/** Rules of about 130 characters: reading them, and making predicates of them. */
export const parseSuite: Suite = {
  name: "parse",
  title: "Text to predicate: rules of about 130 characters",
  yardstick:
    "a hand-written recursive-descent parser of the legal language, without recovery (`bench/hand-written-parser.ts`)",
  run: (rounds, seconds) => inTurns(contenders(), rounds, seconds),
};

function contenders(): Contender[] {
  const rules = rulesOfLength(11, 200, 115, 145);
  for (const rule of rules)
    if (print(parseByHand(rule)) !== print(parse(rule)))
      throw new Error(`the parsers differ on ${rule}`);
  const table = new Map(rules.map((rule) => [rule, rule.length]));
  const over = (name: string, step: (rule: string) => unknown): Contender => ({
    name,
    run: () => {
      for (const rule of rules) step(rule);
    },
  });
  return [
    over("hand-written parser", parseByHand),
    over("Muster, parse", (rule) => parse(rule)),
    over("Muster, parse + check + compile", (rule) => {
      const result = check(rule);
      return result.ok && compile(result.value);
    }),
    over("Muster, compileRule again (cached)", (rule) => compileRule(rule)),
    over("Map.get of the text", (rule) => table.get(rule)),
    ...celContenders(),
  ];
}

/** The trees without their spans. */
const print = (tree: unknown): string =>
  JSON.stringify(
    "value" in Object(tree) && "ok" in Object(tree) ? (tree as { value: unknown }).value : tree,
    (key, value: unknown) => (key === "span" ? undefined : value),
  );

/** The same number of CEL expressions, of the same logic where CEL has it. */
function celContenders(): Contender[] {
  const texts = rulesOfLength(11, 2000, 115, 145)
    .flatMap((rule) => {
      const result = check(rule);
      const logic = result.ok ? logicOf(result.value) : undefined;
      return logic === undefined ? [] : [infix(logic, celSpelling)];
    })
    .slice(0, 200);
  return celParsers.map(({ name, parse: parseCel }) => ({
    name: `${name} (${texts.length} equalities and lists)`,
    run: () => {
      for (const text of texts) parseCel(text);
    },
  }));
}
