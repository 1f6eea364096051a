/**
 * Runs the benchmarks: `node bench/run.ts [--suite parse|matches|changes|population|load|tenant|files|analysis] [--only PART] [--quick]`.
 *
 * Writes `bench/results/<suite>.json`, the tables of the suite in `docs/performance.md`, and the charts. A quick run is
 * for a look: it prints the tables and writes nothing. The suites of the engine consist of parts; `--only 15000`
 * measures one of them anew and keeps what is known of the others.
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { analysisParts } from "./analysis.bench.ts";
import { changesParts } from "./changes.bench.ts";
import { drawCharts } from "./charts.ts";
import { engineTable } from "./engine-tables.ts";
import { filesParts } from "./files.bench.ts";
import { loadParts } from "./load.bench.ts";
import { matchesSuite } from "./matches.bench.ts";
import type { Measure, Part, SuiteResult } from "./measurement.ts";
import { parseSuite } from "./parse.bench.ts";
import { populationParts } from "./population.bench.ts";
import { tenantParts } from "./tenant.bench.ts";
import { matchesTable, parseTable, peersTable } from "./tables.ts";

const { values: options } = parseArgs({
  options: {
    suite: { type: "string" },
    only: { type: "string" },
    quick: { type: "boolean", default: false },
  },
});
const results = join(import.meta.dirname, "results");
const charts = join(import.meta.dirname, "../docs/charts");
const page = join(import.meta.dirname, "../docs/performance.md");
const date = new Date();
const say = (line: string): void => console.error(line);

const suites: Readonly<Record<string, () => void | Promise<void>>> = {
  parse: runParse,
  matches: runMatches,
  changes: () => runParts("changes", changesParts(changesScale())),
  population: () => runParts("population", populationParts(populationScale())),
  load: () => runParts("load", loadParts(loadScale())),
  tenant: () => runParts("tenant", tenantParts(tenantScale())),
  files: () => runParts("files", filesParts(filesScale())),
  analysis: () => runParts("analysis", analysisParts(analysisScale())),
};
const chosen = options.suite === undefined ? Object.keys(suites) : [options.suite];
for (const name of chosen) {
  const run = suites[name];
  if (run === undefined) throw new TypeError(`--suite is one of ${Object.keys(suites).join(", ")}`);
  await run();
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

function changesScale(): Parameters<typeof changesParts>[0] {
  return options.quick
    ? { users: 500, rounds: 3, lap: 0.05, sizes: [100, 1000], from: 200, to: 1000 }
    : {
        users: 20_000,
        rounds: 7,
        lap: 0.4,
        sizes: [100, 1000, 15_000, 100_000],
        from: 15_000,
        to: 100_000,
      };
}

function populationScale(): Parameters<typeof populationParts>[0] {
  return options.quick
    ? { users: 20_000, rounds: 3, rules: 50, populations: 1, objects: 5000 }
    : { users: 1_000_000, rounds: 7, rules: 1000, populations: 2, objects: 50_000 };
}

function loadScale(): Parameters<typeof loadParts>[0] {
  return options.quick
    ? { users: 2000, rules: 200, rounds: 2 }
    : { users: 1_000_000, rules: 15_000, rounds: 3 };
}

function filesScale(): Parameters<typeof filesParts>[0] {
  return options.quick ? { megabytes: 5, users: 5000 } : { megabytes: 100, users: 500_000 };
}

function analysisScale(): Parameters<typeof analysisParts>[0] {
  return options.quick
    ? { pairs: 60, rules: 100, sample: 200, rounds: 3, laps: 1 }
    : { pairs: 300, rules: 1000, sample: 5000, rounds: 15, laps: 3 };
}

function tenantScale(): Parameters<typeof tenantParts>[0] {
  return options.quick
    ? { users: 5000, rules: 50, rounds: 2, few: 1000, lap: 50 }
    : { users: 1_000_000, rules: 1000, rounds: 3, few: 50_000, lap: 500 };
}

/** Runs the parts of a suite, or one of them, and puts them to those that were measured before. */
async function runParts(suite: string, measures: Readonly<Record<string, Measure>>): Promise<void> {
  const names = options.only === undefined ? Object.keys(measures) : [options.only];
  for (const name of names) {
    const measure = measures[name];
    if (measure === undefined)
      throw new TypeError(`--only is one of ${Object.keys(measures).join(", ")}`);
    say(`${suite}: ${name}`);
    const measured: Record<string, Part> = { ...partsOf(suite), [name]: await measure(date, say) };
    const parts = Object.fromEntries(
      Object.keys(measures).flatMap((one) => {
        const part = measured[one];
        return part === undefined ? [] : [[one, part] as const];
      }),
    );
    const result: SuiteResult = { suite, parts };
    keep(result, { [suite]: engineTable(result) });
    if (!options.quick) drawCharts(results, charts);
  }
}

function partsOf(suite: string): Readonly<Record<string, Part>> {
  const path = join(results, `${suite}.json`);
  if (options.quick || !existsSync(path)) return {};
  return (JSON.parse(readFileSync(path, "utf8")) as SuiteResult).parts;
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
