/** Draws docs/demo.svg: what `npm run demo` prints, some of its steps, its summary and the status behind it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { program } from "../src/cli/program.ts";

const shownSteps = 26;
const summaryLines = 8;
const widest = 96;

const colors: Readonly<Record<string, string>> = {
  "31": "#ff7b72",
  "32": "#7ee787",
  "1": "bold",
  "2": "#8b949e",
};

const manifest = JSON.parse(readFileSync("package.json", "utf8")) as { scripts: { demo: string } };
const chain = manifest.scripts.demo.split(" && ").map((command) => command.split(" ").slice(1));
const folder = mkdtempSync(join(tmpdir(), "muster-"));
const outputs = await printedBy(chain);
rmSync(folder, { recursive: true });
const steps = outputs.get("apply") ?? [];
const leaver = steps.findIndex((line) => line.includes("- left"));
const first = Math.max(
  0,
  steps.findLastIndex((line, index) => index < leaver && !line.startsWith(" ")),
);
const shown = [
  "\u001b[2m$\u001b[22m npm run demo",
  "\u001b[2m…\u001b[22m",
  ...steps.slice(first, first + shownSteps),
  "\u001b[2m…\u001b[22m",
  ...steps.slice(-summaryLines),
  "",
  ...(outputs.get("status") ?? []),
];
writeFileSync("docs/demo.svg", drawn(shown));

/** What each command of a chain prints, by its name; they run one after the other, on a file in our folder. */
async function printedBy([command, ...rest]: readonly string[][]): Promise<Map<string, string[]>> {
  if (command === undefined) return new Map();
  const [name = "", file = "", ...options] = command;
  const lines = await printed([name, join(folder, file), ...options]);
  return new Map([[name, lines], ...(await printedBy(rest))]);
}

async function printed(args: readonly string[]): Promise<string[]> {
  const out: string[] = [];
  const painted = pc.createColors(true);
  await program(args, {
    print: (line) => out.push(...line.split("\n")),
    note: () => {},
    colors: painted,
    noteColors: painted,
  });
  return out;
}

function drawn(text: readonly string[]): string {
  const height = text.length * 18 + 32;
  const rows = text.map(
    (line, index) => `<text x="16" y="${index * 18 + 30}">${spans(line)}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="860" height="${height}" viewBox="0 0 860 ${height}" role="img" aria-label="Output of npm run demo">`,
    `<style>text{font:13px ui-monospace,Menlo,Consolas,"DejaVu Sans Mono",monospace;fill:#e6edf3;white-space:pre}</style>`,
    `<rect width="860" height="${height}" rx="8" fill="#0d1117"/>`,
    ...rows,
    "</svg>",
    "",
  ].join("\n");
}

/** A line with its colours as spans, cut where it is too wide. */
function spans(line: string): string {
  let fill = "";
  let weight = "";
  let width = 0;
  return line
    .split(/(\p{Cc}\[\d+m)/u)
    .map((part) => {
      const code = /^\p{Cc}\[(\d+)m$/u.exec(part)?.[1];
      if (code === undefined) {
        const room = part.slice(0, Math.max(0, widest - width));
        width += part.length;
        return room === "" ? "" : `<tspan${fill}${weight}>${escaped(room)}</tspan>`;
      }
      if (code === "1") weight = ' font-weight="bold"';
      else if (code === "22" || code === "39") fill = weight = "";
      else fill = ` fill="${colors[code] ?? "#e6edf3"}"`;
      return "";
    })
    .join("");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
