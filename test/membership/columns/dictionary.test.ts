import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ColumnTests } from "../../../src/membership/columns/column-tests.ts";
import { Dictionary } from "../../../src/membership/columns/dictionary.ts";
import { isSeen } from "../../laws/planted.ts";
import { asks, someText } from "./asks.ts";

type Step =
  | { readonly kind: "take"; readonly text: string }
  | { readonly kind: "drop"; readonly which: number }
  | { readonly kind: "learn" | "forget"; readonly id: number };

const anyId = fc.nat({ max: asks.string.length - 1 });
/** Texts that come back, and many that do not. */
const text = fc.oneof(
  someText,
  fc.nat({ max: 500 }).map((value) => `s${value}`),
);
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 12, arbitrary: fc.record({ kind: fc.constant("take" as const), text }) },
    { weight: 10, arbitrary: fc.record({ kind: fc.constant("drop" as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("learn" as const), id: anyId }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant("forget" as const), id: anyId }) },
  ),
  { minLength: 1, maxLength: 250, size: "max" },
);

/** Rows hold codes; what a dictionary says of these is what their texts say. */
const agreement = (
  create: new (tests: ColumnTests) => Dictionary,
): fc.IProperty<[readonly Step[]]> =>
  fc.property(steps, (happened) => {
    const dictionary = new create(new ColumnTests("string", () => 0));
    const rows: { readonly text: string; readonly code: number }[] = [];
    const known = new Set<number>();
    for (const step of happened) {
      if (step.kind === "take") rows.push({ text: step.text, code: dictionary.take(step.text) });
      else if (step.kind === "drop") {
        const [row] = rows.splice(step.which % Math.max(1, rows.length), 1);
        if (row !== undefined) dictionary.drop(row.code);
      } else if (step.kind === "forget") {
        if (known.delete(step.id)) dictionary.forget(step.id);
      } else if (!known.has(step.id)) {
        known.add(step.id);
        dictionary.learn(step.id, askOf(step.id));
      }
    }
    const set = rows.filter((row) => row.text !== "");
    expect(dictionary.live).toBe(new Set(set.map((row) => row.text)).size);
    const wrong = rows.filter(
      (row) =>
        dictionary.textOf(row.code) !== row.text ||
        dictionary.has(row.text) !== (row.text !== "") ||
        dictionary.satisfied[row.code]?.join() !==
          [...known]
            .filter((id) => holds(id, row.text))
            .toSorted((a, b) => a - b)
            .join(),
    );
    expect(wrong).toEqual([]);
    const counts = Map.groupBy(set, (row) => row.code);
    for (const [code, some] of counts) expect(dictionary.countOf(code)).toBe(some.length);
    for (const id of asks.string.keys()) {
      const codes = new Set(dictionary.codesOf(id));
      expect(codes.size).toBe(dictionary.codesOf(id).length);
      const satisfying = rows.filter((row) => known.has(id) && holds(id, row.text));
      expect(rows.filter((row) => codes.has(row.code))).toEqual(satisfying);
      expect(dictionary.frequency(id)).toBe(satisfying.filter((row) => row.text !== "").length);
    }
  });

function askOf(id: number) {
  const comparison = asks.string[id];
  if (comparison === undefined) throw new Error(`there is no comparison ${id}`);
  return comparison;
}

const holds = (id: number, given: string): boolean =>
  askOf(id).test(given === "" ? undefined : given, 0);

/** Leaves what values satisfied as it was. */
class Remembering extends Dictionary {
  public override forget(id: number): void {
    this.tests.delete(id);
  }
}

/** Counts a row that goes twice. */
class Hasty extends Dictionary {
  public override drop(code: number): void {
    super.drop(code);
    if (this.countOf(code) > 0) super.drop(code);
  }
}

describe("a dictionary", () => {
  test("says of codes what their texts say, whatever came, went and was learnt", () => {
    fc.assert(agreement(Dictionary), { numRuns: 80 });
  });

  test("that does not forget is seen", () => {
    expect(isSeen(agreement(Remembering))).toBe(true);
  });

  test("that loses count is seen", () => {
    expect(isSeen(agreement(Hasty))).toBe(true);
  });

  test("replaces the lists of what values satisfy, so that old ones stay as they were", () => {
    const dictionary = new Dictionary(new ColumnTests("string", () => 0));
    const code = dictionary.take("sales");
    dictionary.learn(3, askOf(4));
    const before = dictionary.satisfied[code];
    dictionary.learn(1, askOf(1));
    dictionary.forget(3);
    expect([...(before ?? [])]).toEqual([3]);
    expect([...(dictionary.satisfied[code] ?? [])]).toEqual([1]);
  });

  test("can be told that a value satisfies a comparison no longer, or does again", () => {
    const dictionary = new Dictionary(new ColumnTests("string", () => 0));
    const [sales, it] = [dictionary.take("sales"), dictionary.take("it")];
    dictionary.learn(1, askOf(1));
    dictionary.learn(4, askOf(4));
    for (const turn of [1, 2]) {
      dictionary.put(sales, 1, false);
      dictionary.put(it, 1, true);
      expect([turn, ...dictionary.codesOf(1)]).toEqual([turn, it]);
      expect([...(dictionary.satisfied[sales] ?? [])]).toEqual([4]);
    }
    dictionary.put(sales, 1, true);
    dictionary.put(sales, 99, true);
    expect([...(dictionary.satisfied[sales] ?? [])]).toEqual([1, 4]);
    expect([...(dictionary.satisfied[it] ?? [])]).toEqual([1]);
  });

  test("keeps the codes of what may come back, and not of everything that ever was", () => {
    const dictionary = new Dictionary(new ColumnTests("string", () => 0));
    const stays = dictionary.take("stays");
    const first = dictionary.take("first");
    dictionary.drop(first);
    expect(dictionary.take("first")).toBe(first);
    for (let value = 0; value < 5000; value++) dictionary.drop(dictionary.take(`value ${value}`));
    expect(dictionary.length).toBeLessThan(200);
    expect(dictionary.textOf(stays)).toBe("stays");
    expect(dictionary.texts().filter((one) => one === "stays")).toHaveLength(1);
  });
});
