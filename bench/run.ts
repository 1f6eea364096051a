/** Runs the benchmarks: `npm run bench -- [--suite NAME] [--quick]`. Results go to bench/results and docs/performance.md. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { matchesSuite } from "./matches.bench.ts";
import { parseSuite } from "./parse.bench.ts";
import { peersSuite } from "./peers.bench.ts";
import type { Suite } from "./suite.ts";
import type { Standing } from "./turns.ts";

const { values: options } = parseArgs({
  options: { suite: { type: "string" }, quick: { type: "boolean", default: false } },
});
const suites: readonly Suite[] = [parseSuite, matchesSuite, peersSuite];
const chosen = suites.filter(({ name }) => options.suite === undefined || options.suite === name);
if (chosen.length === 0)
  throw new TypeError(`--suite is one of ${suites.map(({ name }) => name).join(", ")}`);

const rounds = options.quick ? 3 : 9;
const seconds = options.quick ? 0.1 : 0.5;

mkdirSync("bench/results", { recursive: true });
for (const suite of chosen) {
  console.error(`${suite.title} …`);
  const standings = suite.run(rounds, seconds);
  for (const { name, ratio } of standings)
    console.error(`  ${rounded(ratio).padStart(8)} × ${name}`);
  record(suite, standings);
}

function record(
  { name, title, yardstick, notes = [] }: Suite,
  standings: readonly Standing[],
): void {
  const result = {
    suite: name,
    title,
    yardstick,
    method: `benchmark.js, contenders in turns in one process, ${rounds} rounds, medians of the ratios within each round`,
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cores: availableParallelism(),
    isQuick: options.quick,
    standings,
  };
  writeFileSync(`bench/results/${name}.json`, `${JSON.stringify(result, undefined, 2)}\n`);
  if (options.quick) return;
  const page = readFileSync("docs/performance.md", "utf8");
  const [begin, end] = [`<!-- bench:${name} begin -->`, `<!-- bench:${name} end -->`];
  const [before = "", rest = ""] = page.split(begin);
  const [, after = ""] = rest.split(end);
  writeFileSync(
    "docs/performance.md",
    `${before}${begin}\n\n${table(yardstick, notes, standings, result)}\n${end}${after}`,
  );
}

function table(
  yardstick: string,
  notes: readonly string[],
  standings: readonly Standing[],
  { date, node, cores }: { date: string; node: string; cores: number },
): string {
  return [
    `Yardstick: ${yardstick}. Measured on ${date}, Node ${node.slice(1)}, ${cores} shared cores.`,
    "",
    "| contender | time, × of the yardstick | range |",
    "| --- | ---: | ---: |",
    ...standings.map(
      (one) =>
        `| ${one.name} | ${rounded(one.ratio)} | ${rounded(one.lowest)} – ${rounded(one.highest)} |`,
    ),
    ...notes.flatMap((note) => ["", note]),
    "",
  ].join("\n");
}

function rounded(ratio: number): string {
  return ratio >= 100 ? ratio.toFixed(0) : ratio.toPrecision(ratio >= 1 ? 3 : 2);
}
