import * as fc from "fast-check";
import { expect } from "vitest";
import { chunkRows } from "../../../src/membership/chunk.ts";
import type { Asked, Column } from "../../../src/membership/columns/column.ts";
import { textOfValue, valueOfText } from "../../../src/membership/columns/value-text.ts";
import type { Comparison } from "../../../src/membership/rules/comparison.ts";
import { asks, someText } from "./asks.ts";

export type AskedType = keyof typeof asks;

/** What happens to a column. Comparisons are numbers: places in `asks`. */
export type Step =
  | { readonly kind: "write"; readonly row: number; readonly text: string }
  | { readonly kind: "come"; readonly rows: number }
  | { readonly kind: "learn" | "forget"; readonly id: number }
  | { readonly kind: "query"; readonly ids: readonly number[] }
  | { readonly kind: "pass" | "end pass" };

/** A history of a column. */
export interface History {
  readonly type: AskedType;
  readonly length: number;
  readonly steps: readonly Step[];
}

const anyId = fc.nat({ max: asks.string.length - 1 });

function stepsOf(type: AskedType, length: number): fc.Arbitrary<readonly Step[]> {
  const text =
    type === "string"
      ? someText
      : fc.array(someText, { maxLength: 3 }).map((items) => textOfValue(type, items));
  const row = fc.integer({ min: 1, max: length - 1 });
  const ids = fc.oneof(
    anyId.map((id) => [id]),
    fc.uniqueArray(anyId, { minLength: 1, maxLength: 7 }),
  );
  const step = fc.oneof(
    {
      weight: 10,
      arbitrary: fc.record({ kind: fc.constant("write" as const), row, text }),
    },
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant("query" as const), ids }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("learn" as const), id: anyId }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("forget" as const), id: anyId }) },
    {
      weight: 1,
      arbitrary: fc.record({ kind: fc.constant("come" as const), rows: fc.nat({ max: 3 }) }),
    },
    { weight: 1, arbitrary: fc.constant({ kind: "pass" as const }) },
    { weight: 1, arbitrary: fc.constant({ kind: "end pass" as const }) },
  );
  return fc.array(step, { maxLength: 50, size: "max" });
}

const histories: fc.Arbitrary<History> = fc
  .tuple(
    fc.constantFrom<AskedType[]>("string", "string collection"),
    fc.integer({ min: 2, max: 50 }),
  )
  .chain(([type, length]) =>
    fc.record({
      type: fc.constant(type),
      length: fc.constant(length),
      steps: stepsOf(type, length),
    }),
  );

/** A column, and what is done with it that not every column has. */
interface Trial {
  readonly column: Column;
  readonly beginPass?: () => void;
  readonly endPass?: () => void;
}

export type Create = (type: AskedType, length: () => number) => Trial;

/** Whatever happened, a column answers as a scan does that asks every text of every row. */
export const contract = (create: Create): fc.IProperty<[History]> =>
  fc.property(histories, ({ type, length: begin, steps }) => {
    let length = begin;
    const trial = create(type, () => length);
    const scan = new Scan(type);
    for (const step of steps) {
      switch (step.kind) {
        case "write":
          trial.column.write(step.row, step.text);
          scan.texts.set(step.row, step.text);
          break;
        case "come":
          length += step.rows;
          break;
        case "learn":
        case "forget":
          if (step.kind === "forget" && scan.known.has(step.id)) {
            scan.known.delete(step.id);
            trial.column.forget(step.id);
          } else learn(step.id, trial, scan);
          break;
        case "query":
          for (const id of step.ids) learn(id, trial, scan);
          expect(differences(trial.column, scan, 0, step.ids, length)).toEqual([]);
          break;
        case "pass":
          trial.beginPass?.();
          break;
        case "end pass":
          trial.endPass?.();
          break;
        default:
          step satisfies never;
      }
    }
    for (const row of [0, 1, 2, 3, chunkRows * 2]) {
      expect(trial.column.textAt(row)).toBe(scan.textAt(row));
      expect(trial.column.isText(row, scan.textAt(row))).toBe(true);
      expect(trial.column.isText(row, `${scan.textAt(row)}x`)).toBe(false);
      expect([...trial.column.satisfiedAt(row)]).toEqual(scan.satisfiedAt(row));
    }
  });

function learn(id: number, { column }: Trial, scan: Scan): void {
  const comparison = asks[scan.type][id];
  if (scan.known.has(id) || comparison === undefined) return;
  column.learn(id, comparison);
  scan.known.set(id, comparison);
}

/** Texts by row, each of which is asked anew every time. */
export class Scan {
  readonly texts: Map<number, string> = new Map();
  readonly known: Map<number, Comparison> = new Map();
  readonly type: AskedType;

  constructor(type: AskedType) {
    this.type = type;
  }

  textAt(row: number): string {
    return this.texts.get(row) ?? "";
  }

  satisfiedAt(row: number): number[] {
    return [...this.known.keys()]
      .filter((id) => this.isOf([id], this.textAt(row)))
      .toSorted((a, b) => a - b);
  }

  /** Low bits of the rows of a chunk that satisfy one of the comparisons. */
  rowsOf(ids: readonly number[], chunk: number, length: number): number[] {
    const base = chunk * chunkRows;
    const ofUnset = this.isOf(ids, "");
    const found: number[] = [];
    for (let low = 0; low < chunkRows && base + low < length; low++) {
      const text = this.textAt(base + low);
      if (text === "" ? ofUnset : this.isOf(ids, text)) found.push(low);
    }
    return found;
  }

  private isOf(ids: readonly number[], text: string): boolean {
    const value = valueOfText(this.type, text);
    return ids.some((id) => this.known.get(id)?.test(value, 0) === true);
  }
}

/** In what a column says something else of some comparisons in a chunk than a scan. */
export function differences(
  column: Column,
  scan: Scan,
  chunk: number,
  ids: readonly number[],
  length: number,
): string[] {
  // Somewhere in the middle of a program.
  const code = [1, 1, 1, ...ids.toSorted(ascending), 1];
  const asked: Asked = { code, from: 3, to: 3 + ids.length };
  const expected = scan.rowsOf(ids, chunk, length);
  const isExpected = new Set(expected);
  const wrong: string[] = [];
  const compare = (what: string, found: ArrayLike<number>, wanted: readonly number[]): void => {
    if (found.length !== wanted.length || wanted.some((row, at) => row !== found[at]))
      wrong.push(`${what} ${ids.join()}: ${shortOf(found)} for ${shortOf(wanted)}`);
  };

  const estimate = column.estimate(chunk, asked);
  if (estimate < expected.length || estimate > chunkRows)
    wrong.push(`estimate ${ids.join()}: ${estimate} for ${expected.length}`);
  const count = column.collect(chunk, asked, rows);
  compare("collected", rows.subarray(0, count).toSorted(), expected);
  bits.fill(0)[0] = 5;
  column.mark(chunk, asked, bits);
  compare("marked", rowsIn(bits), [...new Set([0, 2, ...expected])].toSorted(ascending));

  const all = Array.from(
    { length: Math.min(chunkRows, length - chunk * chunkRows) },
    (_, row) => row,
  );
  for (const given of [all, all.filter((row) => row % 3 === 1).toReversed()])
    for (const wanted of [true, false]) {
      const kept = Uint16Array.from(given);
      const left = column.keep(chunk, asked, wanted, kept, given.length);
      compare(
        `kept (${wanted})`,
        kept.subarray(0, left),
        given.filter((row) => isExpected.has(row) === wanted),
      );
    }

  const base = chunk * chunkRows;
  const few = all.slice(0, 40);
  compare(
    "satisfying",
    few.filter((row) => column.satisfiesAny(base + row, code, 3, 3 + ids.length)),
    few.filter((row) => isExpected.has(row)),
  );
  for (const row of few)
    compare(`satisfied by ${row}`, column.satisfiedAt(base + row), scan.satisfiedAt(base + row));
  return wrong;
}

const rows = new Uint16Array(chunkRows);
const bits = new Uint32Array(chunkRows / 32);

/** The numbers of the bits that are set. */
function rowsIn(bitmap: Uint32Array): number[] {
  const set: number[] = [];
  for (const [word, some] of bitmap.entries())
    for (let rest = some, bit = word * 32; rest !== 0; rest >>>= 1, bit++)
      if ((rest & 1) !== 0) set.push(bit);
  return set;
}

const ascending = (one: number, other: number): number => one - other;

const shortOf = (numbers: ArrayLike<number>): string =>
  `${numbers.length} [${Array.from(numbers).slice(0, 20).join()}]`;
