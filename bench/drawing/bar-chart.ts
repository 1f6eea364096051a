import { at, colors, gridLine, powersAround, short, svg, text } from "./svg.ts";

/** One bar. */
export interface Bar {
  readonly label: string;
  readonly value: number;
  /** Whether it is drawn in the first color. */
  readonly isOurs: boolean;
}

/** What a chart of bars shows. */
export interface BarChart {
  readonly title: string;
  readonly unit: string;
  readonly isLogarithmic: boolean;
  readonly bars: readonly Bar[];
}

const width = 820;
const left = 270;
const right = 730;
const step = 22;
const top = 58;

/** Draws lying bars, each with its name before it and its value behind it. */
export function barChart({ title, unit, isLogarithmic, bars }: BarChart): string {
  const bottom = top + bars.length * step;
  const values = bars.map(({ value }) => value);
  const powers = isLogarithmic ? powersAround(values) : [];
  const x = isLogarithmic ? logarithmic(powers) : linear(Math.max(...values));
  return svg(width, bottom + 20, title, [
    text(left, top - 12, isLogarithmic ? `${unit}, logarithmic` : unit),
    ...powers.flatMap((power) => [
      gridLine(x(power), top - 4, x(power), bottom),
      text(x(power), bottom + 14, short(power), "middle"),
    ]),
    ...bars.flatMap(({ label, value, isOurs }, index) => {
      const y = top + index * step;
      return [
        text(left - 8, y + 13, label, "end"),
        `<rect x="${left}" y="${y + 3}" width="${at(Math.max(1, x(value) - left))}" height="${step - 8}" fill="${(isOurs ? colors[0] : colors[1]) ?? ""}"/>`,
        text(x(value) + 6, y + 13, short(value)),
      ];
    }),
  ]);
}

function logarithmic(powers: readonly number[]): (value: number) => number {
  const low = Math.log10(powers[0] ?? 1);
  const high = Math.log10(powers.at(-1) ?? 10);
  return (value) => left + ((Math.log10(value) - low) / (high - low)) * (right - left);
}

const linear =
  (most: number): ((value: number) => number) =>
  (value) =>
    left + (value / most) * (right - left);
