import { at, colors, gridLine, powersAround, short, svg, text } from "./svg.ts";

/** A contender's values. */
export interface Line {
  readonly name: string;
  readonly points: readonly (readonly [number, number])[];
}

/** What a chart with two logarithmic axes shows. */
export interface LineChart {
  readonly title: string;
  readonly across: string;
  readonly up: string;
  readonly lines: readonly Line[];
}

const width = 820;
const height = 420;
const left = 92;
const right = 540;
const top = 58;
const bottom = 370;

/** Draws lines over two logarithmic axes, each with its name at its end. */
export function lineChart({ title, across, up, lines }: LineChart): string {
  const all = lines.flatMap(({ points }) => points);
  const xPowers = powersAround(all.map(([x]) => x));
  const yPowers = powersAround(all.map(([, y]) => y));
  const x = scale(xPowers, left, right);
  const y = scale(yPowers, bottom, top);
  const ends = apart(lines.map(({ points }) => y(points.at(-1)?.[1] ?? 1)));
  return svg(width, height, title, [
    ...xPowers.flatMap((power) => [
      gridLine(x(power), top, x(power), bottom),
      text(x(power), bottom + 18, short(power), "middle"),
    ]),
    ...yPowers.flatMap((power) => [
      gridLine(left, y(power), right, y(power)),
      text(left - 8, y(power) + 4, short(power), "end"),
    ]),
    text((left + right) / 2, bottom + 38, across, "middle"),
    text(12, top - 14, up),
    ...lines.flatMap((line, index) => drawn(line, index, x, y, ends[index] ?? 0)),
  ]);
}

function drawn(
  { name, points }: Line,
  index: number,
  x: (value: number) => number,
  y: (value: number) => number,
  labelAt: number,
): string[] {
  const color = colors[index % colors.length] ?? "#888";
  const placed = points.map(([across, up]) => [at(x(across)), at(y(up))] as const);
  const last = placed.at(-1) ?? (["0", "0"] as const);
  const dashes =
    index === 0 ? "" : ` stroke-dasharray="${["7 3", "2 3", "9 3 2 3"][index % 3] ?? ""}"`;
  return [
    `<polyline points="${placed.map((point) => point.join(",")).join(" ")}" fill="none" stroke="${color}" stroke-width="${index === 0 ? 3 : 1.8}"${dashes}/>`,
    ...placed.map(([cx, cy]) => `<circle cx="${cx}" cy="${cy}" r="3.2" fill="${color}"/>`),
    `<polyline points="${last.join(",")} ${right + 8},${at(labelAt)} ${right + 14},${at(labelAt)}" fill="none" stroke="${color}" stroke-width="0.8"/>`,
    `<rect x="${right + 16}" y="${at(labelAt - 5)}" width="10" height="10" fill="${color}"/>`,
    text(right + 31, labelAt + 4, name),
  ];
}

function scale(powers: readonly number[], from: number, to: number): (value: number) => number {
  const low = Math.log10(powers[0] ?? 1);
  const high = Math.log10(powers.at(-1) ?? 10);
  return (value) => from + ((Math.log10(value) - low) / (high - low)) * (to - from);
}

/** Moves places apart so that a line of text fits at each. */
function apart(places: readonly number[]): number[] {
  const order = places.map((_, index) => index).toSorted((a, b) => places[a]! - places[b]!);
  const moved = [...places];
  let above = Number.NEGATIVE_INFINITY;
  for (const index of order) {
    above = Math.max(moved[index]!, above + 17);
    moved[index] = above;
  }
  const over = Math.max(0, above - bottom);
  return moved.map((place) => place - over);
}
