/**
 * Writes the generated parts of the documentation: what stands between `<!-- generated: name -->` and `<!-- end -->`.
 * With `--check` it writes nothing, says which files are out of date, and ends with 1 where there are any.
 */

import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { operandTypes } from "../src/check/operand-types.ts";
import {
  comparisonOperatorNames,
  logicalOperators,
  type PositiveOperator,
  quantifiers,
  steps,
} from "../src/grammar/operators.ts";
import {
  catalogue,
  type ComparisonOperator,
  comparisonOperators,
  defaultLimits,
  type Limits,
  type PropertyType,
  type SubjectKind,
} from "../src/index.ts";
import { itemProperties } from "../src/schema/catalogue.ts";
import { codeSections, codeTable } from "../test/golden/catalogue.ts";
import { code, list, table } from "../test/golden/markdown.ts";

const root = join(import.meta.dirname, "..");

/** The generated parts, by the file that holds them and by name. */
const parts: Readonly<Record<string, Readonly<Record<string, () => string>>>> = {
  "docs/language.md": {
    operators: operatorTable,
    words: wordTable,
    types: typeTable,
    users: () => propertyTable("user"),
    devices: () => propertyTable("device"),
    items: itemTable,
    limits: limitTable,
  },
  "docs/diagnostics.md": { index: codeTable, codes: codeSections },
  "docs/architecture.md": { laws: lawTable },
};

/** The files with generated parts, as they should be. */
export function madeDocs(): ReadonlyMap<string, string> {
  return new Map(Object.keys(parts).map((file) => [file, made(file)]));
}

/** The text of a file as it is. */
export const docAsIs = (file: string): string => readFileSync(join(root, file), "utf8");

function made(file: string): string {
  const wanted = parts[file] ?? {};
  const text = docAsIs(file);
  for (const name of Object.keys(wanted)) {
    if (!text.includes(`<!-- generated: ${name} -->`))
      throw new Error(`${file} has no place for ${name}`);
  }
  return text.replaceAll(place, (_whole, opening: string, name: string) => {
    const make = wanted[name];
    if (make === undefined) throw new Error(`${file}: nothing generates ${name}`);
    return `${opening}\n\n${make()}\n\n<!-- end -->`;
  });
}

const place = /(<!-- generated: (\w+) -->)[^]*?<!-- end -->/gu;

function operatorTable(): string {
  return table(
    ["operator", "opposite", "true of a set value where", "of an unset one", "goes with"],
    comparisonOperatorNames.map((name) => {
      const { spelling, negates, positive } = comparisonOperators[name];
      const meaning = negates
        ? `${code(comparisonOperators[positive].spelling)} is false`
        : meanings[positive];
      return [
        code(spelling),
        code(oppositeOf(name)),
        meaning,
        negates ? "true" : "false",
        typesOf(name).join(", "),
      ];
    }),
  );
}

/** Of a string collection: where it is true of an element. */
const meanings: Readonly<Record<PositiveOperator, string>> = {
  eq: "it equals the value",
  startsWith: "it starts with the value",
  endsWith: "it ends with the value",
  contains: "the value stands somewhere in it",
  match: "the pattern matches somewhere in it",
  in: "it equals one of the values of the list",
  ge: "it is the value or after it",
  le: "it is the value or before it",
};

/** `-ge` and `-le` overlap in the value itself, so neither is the other's opposite. */
function oppositeOf(name: ComparisonOperator): string {
  const { positive, negates } = comparisonOperators[name];
  const other = comparisonOperatorNames.find(
    (candidate) =>
      comparisonOperators[candidate].positive === positive &&
      comparisonOperators[candidate].negates !== negates,
  );
  return other === undefined ? logicalOperators.not.spelling : comparisonOperators[other].spelling;
}

const types = Object.keys(operandTypes) as PropertyType[];

const typesOf = (name: ComparisonOperator): string[] =>
  types.filter((type) => operandTypes[type].operators.includes(name));

function wordTable(): string {
  return table(
    ["word", "what it does"],
    [
      [code(quantifiers.any.spelling), "some item of a collection satisfies the body"],
      [code(quantifiers.all.spelling), "every item of a collection satisfies the body"],
      [code(logicalOperators.not.spelling), "what follows does not hold; binds tightest"],
      [code(logicalOperators.and.spelling), "both sides hold"],
      [code(logicalOperators.or.spelling), "at least one side holds; binds loosest"],
      [list([steps.plus.spelling, steps.minus.spelling]), "steps from `system.now` by a duration"],
    ],
  );
}

function typeTable(): string {
  return table(
    ["type", "operators", "`-any`, `-all`"],
    types.map((type) => {
      const { operators, hasItems } = operandTypes[type];
      const spelled = operators.map((name) => comparisonOperators[name].spelling);
      return [type, list(spelled) || "none", hasItems ? "yes" : "no"];
    }),
  );
}

function propertyTable(subject: SubjectKind): string {
  return table(
    ["property", "type", "name in Microsoft Graph", "values", "note"],
    catalogue
      .filter((property) => property.subject === subject)
      .map(({ name, type, graph, values = [], note = "" }) => [
        code(`${subject}.${name}`),
        type,
        code(graph ?? name),
        list(values),
        note,
      ]),
  );
}

function itemTable(): string {
  return table(
    ["property of an item", "values"],
    itemProperties.map(({ prefix, name, values = [] }) => [
      code(`${prefix}.${name}`),
      list(values),
    ]),
  );
}

function limitTable(): string {
  const rows = Object.entries(limitNotes).map(([name, [limit, whose]]) => [
    limit,
    code(name),
    defaultLimits[name as keyof Limits].toLocaleString("en"),
    whose,
  ]);
  return table(["limit", "option", "default", "whose"], rows);
}

const limitNotes: Readonly<Record<keyof Limits, readonly [limit: string, whose: string]>> = {
  length: ["characters of a rule, in UTF-16 units", "the service's"],
  nesting: ["levels: each open parenthesis and each `-not` is one", "ours; at most 256"],
  listItems: ["values in one list", "ours"],
  memberOfGroups: ["groups in one `memberOf` rule", "the service's"],
};

/** Each law states itself at the head of its test. */
function lawTable(): string {
  const laws = globSync("test/laws/{l,a}[0-9]*.test.ts", { cwd: root }).map((found) => {
    const file = found.replaceAll("\\", "/");
    const head = /^\/\*\*([^]*?)\*\//u
      .exec(docAsIs(file))?.[1]
      ?.replaceAll(/\s*\n \* ?/gu, " ")
      .trim();
    const [, series, number, name, law] = /^([LA])(\d+), ([^:]+): ([^]+)$/u.exec(head ?? "") ?? [];
    if (series === undefined || number === undefined || name === undefined || law === undefined)
      throw new Error(`${file} does not begin with its law`);
    const order = Number(number) + (series === "A" ? 100 : 0);
    return { order, cells: [`${series}${number} ${name}`, law, code(file)] };
  });
  return table(
    ["law", "statement", "test"],
    laws.toSorted((a, b) => a.order - b.order).map(({ cells }) => cells),
  );
}

if (import.meta.main) {
  const isCheck = process.argv.includes("--check");
  for (const [file, text] of madeDocs()) {
    if (text === docAsIs(file)) continue;
    console.log(
      isCheck ? `${file} is out of date: run node scripts/make-docs.ts` : `wrote ${file}`,
    );
    if (isCheck) process.exitCode = 1;
    else writeFileSync(join(root, file), text);
  }
}
