import type { Comparison, Part, SuiteResult, Target } from "./measurement.ts";

/** Writes what a suite measured, in Markdown: a table of all parts, and on what they were measured. */
export function engineTable({ parts }: SuiteResult): string {
  const all = Object.values(parts);
  const rows = all.flatMap((part) => part.rows);
  return [
    table(
      ["what", "× of, or unit", "", "rounds from – to", "target"],
      rows.map((row) => [
        row.what,
        row.of,
        figure(row.value),
        row.least === row.most ? "" : `${figure(row.least)} – ${figure(row.most)}`,
        row.target === undefined ? "" : verdict(row, row.target),
      ]),
    ),
    table(
      ["measured on", "sizes", "when"],
      Object.entries(parts).map(([name, part]) => [name, sizesOf(part), machineOf(part)]),
    ),
    versionsOf(all),
  ]
    .filter((text) => text !== "")
    .join("\n\n");
}

const sizesOf = ({ sizes }: Part): string =>
  Object.entries(sizes)
    .map(([name, size]) => `${words(name)} ${Number(size.toPrecision(3)).toLocaleString("en")}`)
    .join(", ");

const words = (name: string): string =>
  name.replaceAll(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`);

const machineOf = ({ node, cores, date }: Part): string =>
  `Node ${node}, ${cores} shared cores, ${date}`;

function versionsOf(parts: readonly Part[]): string {
  const versions = Object.assign({}, ...parts.map((part) => part.versions)) as Part["versions"];
  const listed = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
  return listed.length === 0 ? "" : `${listed.join(", ")}.`;
}

function verdict({ value }: Comparison, target: Target): string {
  if ("atLeast" in target)
    return `≥ ${target.atLeast.toLocaleString("en")}: ${value >= target.atLeast ? "met" : "missed"}`;
  return `≤ ${target.atMost.toLocaleString("en")}: ${value <= target.atMost ? "met" : "missed"}`;
}

function figure(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString("en");
  return value < 0.1 ? value.toPrecision(2) : value.toFixed(value < 10 ? 2 : 1);
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
