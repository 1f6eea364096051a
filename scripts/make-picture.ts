/** Draws docs/demo.svg: what `npm run demo` prints, its first steps and its summary. */
import { readFileSync, writeFileSync } from "node:fs";
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
const lines = await printed(manifest.scripts.demo.split(" ").slice(1));
const leaver = lines.findIndex((line) => line.includes("- left"));
const first = Math.max(
  0,
  lines.findLastIndex((line, index) => index < leaver && !line.startsWith(" ")),
);
const shown = [
  "\u001b[2m$\u001b[22m npm run demo",
  "\u001b[2m…\u001b[22m",
  ...lines.slice(first, first + shownSteps),
  "\u001b[2m…\u001b[22m",
  ...lines.slice(-summaryLines),
];
writeFileSync("docs/demo.svg", drawn(shown));

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
