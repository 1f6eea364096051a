/** Colors that are told apart on white and on black, by most eyes; lines differ by their dashes as well. */
export const colors: readonly string[] = [
  "#2f81f7",
  "#d1782c",
  "#3fa45b",
  "#a371f7",
  "#d6588a",
  "#1f9e9e",
  "#b08800",
  "#8b949e",
  "#c0503d",
  "#6b7fd7",
];

/** A picture whose text is dark on a light page and light on a dark one. */
export const svg = (
  width: number,
  height: number,
  title: string,
  content: readonly string[],
): string =>
  `${[
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escaped(title)}">`,
    "<style>",
    "text { font: 12px system-ui, sans-serif; fill: #333 }",
    ".title { font-size: 14px; font-weight: 600 }",
    ".grid { stroke: #8884; stroke-width: 1 }",
    "@media (prefers-color-scheme: dark) { text { fill: #ddd } }",
    "</style>",
    text(12, 22, title, "start", "title"),
    ...content,
    "</svg>",
  ].join("\n")}\n`;

export const text = (
  x: number,
  y: number,
  content: string,
  anchor: "start" | "middle" | "end" = "start",
  className?: string,
): string =>
  `<text x="${at(x)}" y="${at(y)}" text-anchor="${anchor}"${className === undefined ? "" : ` class="${className}"`}>${escaped(content)}</text>`;

export const gridLine = (x1: number, y1: number, x2: number, y2: number): string =>
  `<line class="grid" x1="${at(x1)}" y1="${at(y1)}" x2="${at(x2)}" y2="${at(y2)}"/>`;

/** A coordinate with what can be seen of it. */
export const at = (coordinate: number): string => String(Number(coordinate.toFixed(1)));

/** The powers of ten from the one below the least to the one above the greatest. */
export function powersAround(values: readonly number[]): number[] {
  const low = Math.floor(Math.log10(Math.min(...values)));
  const high = Math.max(low + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: high - low + 1 }, (_, step) => 10 ** (low + step));
}

/** A number for an axis or a bar. */
export const short = (value: number): string =>
  value >= 1
    ? Number(value.toPrecision(3)).toLocaleString("en")
    : String(Number(value.toPrecision(2)));

const escaped = (content: string): string =>
  content.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
