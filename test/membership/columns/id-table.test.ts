import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IdTable } from "../../../src/membership/columns/id-table.ts";
import { isSeen } from "../../laws/planted.ts";

interface Step {
  readonly id: string;
  readonly kind: "add" | "delete" | "ask" | "restore";
}

const ids = [
  "ann",
  "Ann",
  "ANN",
  "ånn",
  "__proto__",
  "constructor",
  "toString",
  "",
  "\0",
  "\0\0",
  "東京",
  "京東",
  "\ud83d",
  "\ud83d\ude00",
  "62e19b97-8b3d-4d4a-a106-4ce66896a863",
  "62E19B97-8B3D-4D4A-A106-4CE66896A863",
  "x".repeat(300),
  "x".repeat(301),
];

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    id: fc.constantFrom(...ids),
    kind: fc.constantFrom("add", "add", "add", "delete", "delete", "ask", "restore"),
  }),
  { maxLength: 80, size: "max" },
);

/** An id has the row that it was given last, as long as it was not taken away, and only then. */
const agreement = (create: new () => IdTable): fc.IProperty<[readonly Step[]]> =>
  fc.property(steps, (happened) => {
    let table = new create();
    let end = 1;
    const rows = new Map<string, number>();
    for (const { id, kind } of happened) {
      // Asked before and after, so that what is remembered of the last id is put to the test.
      expect(table.rowOf(id)).toBe(rows.get(id) ?? 0);
      if (kind === "add" && !rows.has(id)) {
        rows.set(id, end);
        table.add(id, end++);
      } else if (kind === "delete") {
        rows.delete(id);
        table.delete(id);
      } else if (kind === "restore") table = restored(table, end);
      expect(table.rowOf(id)).toBe(rows.get(id) ?? 0);
      expect(table.size).toBe(rows.size);
    }
    for (const id of ids) expect(table.rowOf(id)).toBe(rows.get(id) ?? 0);
    for (const [id, row] of rows) expect(table.idOf(row)).toBe(id);
    expect(table.idsOf([...rows.values()])).toEqual([...rows.keys()]);
  });

const restored = (table: IdTable, rows: number): IdTable => {
  const { starts, bytes, words, waste, slots } = table.image(rows);
  return IdTable.of({
    starts: starts.slice(),
    bytes: bytes.slice(),
    words: words.slice(),
    waste,
    slots: slots.slice(),
  });
};

/** Remembers what it was asked, whatever happens. */
class Forgetless extends IdTable {
  private readonly remembered = new Map<string, number>();

  public override rowOf(id: string): number {
    const row = this.remembered.get(id) ?? super.rowOf(id);
    if (row !== 0) this.remembered.set(id, row);
    return row;
  }
}

/** Takes letter case for nothing. */
class Folding extends IdTable {
  public override rowOf(id: string): number {
    return super.rowOf(id) || super.rowOf(id.toLowerCase());
  }
}

const idOf = (index: number): string => `user-${index.toString(36)}`;

describe("a table of ids", () => {
  test("knows the rows of those that were added and not deleted", () => {
    fc.assert(agreement(IdTable), { numRuns: 60 });
  });

  test("that remembers too long is seen", () => {
    expect(isSeen(agreement(Forgetless))).toBe(true);
  });

  test("that takes another letter case for the same is seen", () => {
    expect(isSeen(agreement(Folding))).toBe(true);
  });

  test("holds many, of which some go and come again", () => {
    const table = new IdTable();
    for (let index = 1; index <= 20_000; index++) table.add(idOf(index), index);
    for (let index = 2; index <= 20_000; index += 2) table.delete(idOf(index));
    for (let index = 4; index <= 20_000; index += 4) table.add(idOf(index), index);
    expect(table.size).toBe(15_000);
    const wrong = Array.from({ length: 20_000 }, (_, index) => index + 1).filter(
      (index) => table.rowOf(idOf(index)) !== (index % 4 === 2 ? 0 : index),
    );
    expect(wrong).toEqual([]);
  });

  test("does not fill up with those that are gone", () => {
    const table = new IdTable();
    table.add("stays", 1);
    for (let turn = 0; turn < 30_000; turn++) {
      table.add(`turn ${turn}`, 2);
      table.delete(`turn ${turn}`);
    }
    expect(table.rowOf("stays")).toBe(1);
    expect(table.rowOf("turn 29999")).toBe(0);
    expect(table.bytes).toBeLessThan(400_000);
  });

  test("passes over the deletion of an id that there is not", () => {
    const table = new IdTable();
    table.add("ann", 1);
    table.delete("bob");
    table.delete("Ann");
    expect(table.size).toBe(1);
    expect(table.rowOf("ann")).toBe(1);
  });

  test("gives a row that was another's to a new id", () => {
    const table = new IdTable();
    table.add("ann", 1);
    table.delete("ann");
    table.add("bob", 1);
    expect([table.rowOf("ann"), table.rowOf("bob"), table.idOf(1)]).toEqual([0, 1, "bob"]);
  });
});
