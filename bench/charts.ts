import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { barChart, type Bar } from "./drawing/bar-chart.ts";
import { lineChart, type Line } from "./drawing/line-chart.ts";
import type { Part, SuiteResult } from "./measurement.ts";

/** Draws the charts of the engine's suites, as far as there are results, as SVG files. */
export function drawCharts(results: string, charts: string): void {
  mkdirSync(charts, { recursive: true });
  const draw = (name: string, svg: string | undefined): void => {
    if (svg !== undefined) writeFileSync(join(charts, `${name}.svg`), svg);
  };
  const changes = partsIn(results, "changes");
  draw("changes", costOfChanges(changes, "", "One attribute of one user changes: any rules"));
  draw(
    "changes-equality",
    costOfChanges(
      changes,
      "-equality",
      "One attribute of one user changes: rules of equalities and lists",
    ),
  );
  draw("population", populationTimes(partsIn(results, "population")));
  draw("memory", memorySplit(partsIn(results, "load")));
}

type Parts = Readonly<Record<string, Part>>;

function partsIn(results: string, suite: string): Parts {
  const path = join(results, `${suite}.json`);
  return existsSync(path) ? (JSON.parse(readFileSync(path, "utf8")) as SuiteResult).parts : {};
}

/** Microseconds a change, by number of rules. */
function costOfChanges(parts: Parts, suffix: string, title: string): string | undefined {
  const lines = new Map<string, [number, number][]>();
  for (const [name, { sizes, seconds }] of Object.entries(parts)) {
    if (name.replace(/^\d+/u, "") !== suffix || !/^\d/u.test(name)) continue;
    for (const [contender, cost] of Object.entries(seconds)) {
      const points = lines.get(contender) ?? [];
      lines.set(contender, [...points, [sizes["rules"] ?? Number.NaN, cost * 1e6]]);
    }
  }
  if (lines.size === 0) return undefined;
  return lineChart({
    title,
    across: "rules",
    up: "microseconds a change",
    lines: Array.from(lines, ([name, points]): Line => ({
      name,
      points: points.toSorted(([a], [b]) => a - b),
    })),
  });
}

/** Milliseconds for one rule, for a substring, and for many rules. */
function populationTimes(parts: Parts): string | undefined {
  const bars: Bar[] = [];
  const from = (part: string, names: readonly (readonly [string, string])[]): void => {
    const seconds = parts[part]?.seconds ?? {};
    for (const [name, label] of names) {
      const cost = seconds[name];
      if (cost !== undefined && cost > 0)
        bars.push({ label, value: cost * 1000, isOurs: !name.startsWith("DuckDB") });
    }
  };
  for (const shape of ["selective", "three equalities", "or-not"]) {
    from("one-rule", [
      [`Muster, ${shape}`, `one rule, ${shape}: Muster`],
      [`DuckDB ids 1, ${shape}`, `one rule, ${shape}: DuckDB, 1 thread`],
      [`DuckDB ids 2, ${shape}`, `one rule, ${shape}: DuckDB, 2 threads`],
    ]);
  }
  from("contains", [
    ["cold", "contains: Muster, cold"],
    ["again", "contains: Muster, again"],
    ["DuckDB", "contains: DuckDB, 1 thread"],
  ]);
  const rules = parts["thousand"]?.sizes["rules"] ?? 0;
  from("thousand", [
    ["cold", `${rules} rules: Muster, cold`],
    ["again", `${rules} rules: Muster, again`],
    ["DuckDB", `${rules} rules: DuckDB at its best`],
  ]);
  if (bars.length === 0) return undefined;
  const users = Object.values(parts)[0]?.sizes["users"] ?? 0;
  return barChart({
    title: `Who is in the group? ${users.toLocaleString("en")} users`,
    unit: "milliseconds",
    isLogarithmic: true,
    bars,
  });
}

/** Megabytes, by what they hold: what the engine counts of itself, and the rest of what is resident. */
function memorySplit({ users }: Parts): string | undefined {
  if (users === undefined) return undefined;
  const { residentMegabytes = 0, bytes = 0, membershipBytes = 0 } = users.sizes;
  const split = [
    ["memberships, both ways", membershipBytes / 1e6],
    ["values, indexes, rules", (bytes - membershipBytes) / 1e6],
    ["Node, code, the rest", residentMegabytes - bytes / 1e6],
  ] as const;
  const { users: count = 0, rules = 0 } = users.sizes;
  return barChart({
    title: `Memory: ${count.toLocaleString("en")} users, ${rules.toLocaleString("en")} rules`,
    unit: "megabytes",
    isLogarithmic: false,
    bars: [
      ...split.map(([label, value]) => ({ label, value, isOurs: true })),
      { label: "resident, all in", value: residentMegabytes, isOurs: false },
    ],
  });
}
