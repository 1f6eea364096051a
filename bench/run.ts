/**
 * Runs the benchmarks: `node bench/run.ts [--suite parse|matches] [--quick]`.
 *
 * Writes `bench/results/<suite>.json` and the tables of the suite in `docs/performance.md`. A quick run is for a look:
 * it prints the tables and writes nothing.
 */

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { matchesSuite } from "./matches.bench.ts";
import { parseSuite } from "./parse.bench.ts";
import { matchesTable, parseTable, peersTable } from "./tables.ts";

const { values: options } = parseArgs({
  options: { suite: { type: "string" }, quick: { type: "boolean", default: false } },
});
const results = join(import.meta.dirname, "results");
const page = join(import.meta.dirname, "../docs/performance.md");
const date = new Date();
const say = (line: string): void => console.error(line);

const suites: Readonly<Record<string, () => void>> = { parse: runParse, matches: runMatches };
const chosen = options.suite === undefined ? Object.keys(suites) : [options.suite];
for (const name of chosen) {
  const run = suites[name];
  if (run === undefined) throw new TypeError(`--suite is one of ${Object.keys(suites).join(", ")}`);
  run();
}

function runParse(): void {
  const effort = options.quick ? { rounds: 5, turn: 0.1 } : { rounds: 15, turn: 0.4 };
  const result = parseSuite(effort, date, say);
  keep(result, { parse: parseTable(result) });
}

function runMatches(): void {
  const effort = options.quick ? { rounds: 3, turn: 0.02 } : { rounds: 5, turn: 0.015 };
  const result = matchesSuite(effort, options.quick ? 20 : 100, date, say);
  keep(result, { matches: matchesTable(result), peers: peersTable(result) });
}

/** Writes a result, and its tables between their markers. */
function keep(result: { readonly suite: string }, tables: Readonly<Record<string, string>>): void {
  if (options.quick) {
    console.log(Object.values(tables).join("\n\n"));
    return;
  }
  mkdirSync(results, { recursive: true });
  writeFileSync(join(results, `${result.suite}.json`), `${JSON.stringify(result, rounded, 2)}\n`);
  for (const [section, table] of Object.entries(tables)) {
    const begin = `<!-- bench:${section} begin -->`;
    const end = `<!-- bench:${section} end -->`;
    const [before, rest] = readFileSync(page, "utf8").split(begin);
    const after = rest?.split(end)[1];
    if (before === undefined || after === undefined)
      throw new Error(`docs/performance.md has no section \`${section}\``);
    writeFileSync(page, `${before}${begin}\n\n${table}\n\n${end}${after}`);
  }
}

/** Four figures are more than a ratio is worth. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === "number" ? Number(value.toPrecision(4)) : value;
}
