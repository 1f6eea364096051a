import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Relation } from "../../../src/membership/relation/relation.ts";
import { Scratch } from "../../../src/membership/relation/scratch.ts";
import { isSeen } from "../../laws/planted.ts";

/** The obvious relation: two maps of sets. */
class Model {
  readonly members = new Map<number, Set<number>>();
  readonly groups = new Map<number, Set<number>>();

  add(group: number, row: number): boolean {
    const isNew = !this.rowsOf(group).has(row);
    this.members.set(group, this.rowsOf(group).add(row));
    this.groups.set(row, this.groupsOf(row).add(group));
    return isNew;
  }

  delete(group: number, row: number): boolean {
    this.groupsOf(row).delete(group);
    return this.rowsOf(group).delete(row);
  }

  rowsOf(group: number): Set<number> {
    return this.members.get(group) ?? new Set();
  }

  groupsOf(row: number): Set<number> {
    return this.groups.get(row) ?? new Set();
  }
}

/** Numbers from `first`, `step` apart, that stay in the chunk of the first. */
interface Run {
  readonly first: number;
  readonly step: number;
  readonly count: number;
}

/** What can happen to a relation. */
type Step =
  | { readonly kind: "add" | "delete"; readonly group: number; readonly row: number }
  | { readonly kind: "replace"; readonly group: number; readonly rows: Run }
  | { readonly kind: "join many"; readonly row: number; readonly groups: Run }
  | { readonly kind: "leave many"; readonly row: number; readonly groups: Run }
  | { readonly kind: "fill"; readonly chunk: number; readonly lists: readonly [number, Run][] }
  | { readonly kind: "remove row"; readonly row: number }
  | { readonly kind: "remove group"; readonly group: number }
  | { readonly kind: "restore" };

const edges = [0, 1, 2, 65_534, 65_535, 65_536, 65_537, 131_071, 131_072];
const number = fc.oneof(fc.nat({ max: 5 }), fc.constantFrom(...edges));
const run: fc.Arbitrary<Run> = fc.record({
  first: number,
  step: fc.constantFrom(1, 1, 2, 3, 17),
  count: fc.oneof(
    { weight: 4, arbitrary: fc.nat({ max: 40 }) },
    { weight: 1, arbitrary: fc.constantFrom(2900, 3071, 3072, 4093, 4094, 4300) },
  ),
});
const list = fc.tuple(number, run);
const pair = { group: number, row: number };
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant("add" as const), ...pair }) },
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("delete" as const), ...pair }) },
    fc.record({ kind: fc.constant("replace" as const), group: number, rows: run }),
    fc.record({ kind: fc.constant("join many" as const), row: number, groups: run }),
    fc.record({ kind: fc.constant("leave many" as const), row: number, groups: run }),
    fc.record({
      kind: fc.constant("fill" as const),
      chunk: fc.nat({ max: 2 }),
      lists: fc.uniqueArray(list, { maxLength: 5, selector: ([group]) => group }),
    }),
    fc.record({ kind: fc.constant("remove row" as const), row: number }),
    fc.record({ kind: fc.constant("remove group" as const), group: number }),
    fc.record({ kind: fc.constant("restore" as const) }),
  ),
  { maxLength: 24, size: "max" },
);

const agreement = (create: () => Relation): fc.IProperty<[readonly Step[]]> =>
  fc.property(steps, (happened) => {
    const model = new Model();
    let relation = create();
    for (const step of happened) relation = happen(step, relation, model);
    expectSame(relation, model);
  });

/** Takes a row out of one group only when it should leave all. */
class Halfhearted extends Relation {
  public override removeRow(row: number): void {
    const scratch = new Scratch();
    if (this.readGroups(row, scratch) > 0) this.delete(scratch.values[0] ?? 0, row);
  }
}

/** Tells of those who joined as if all were new. */
class Boastful extends Relation {
  public override replaceMembers(...args: Parameters<Relation["replaceMembers"]>): void {
    const [group, chunk, sorted, count, onJoined] = args;
    super.replaceMembers(group, chunk, sorted, count, ignore, args[5]);
    for (const low of sorted.subarray(0, count)) onJoined(chunk * 65_536 + low);
  }
}

describe("a relation", () => {
  test("agrees with maps of sets, both ways, after any steps", () => {
    fc.assert(
      agreement(() => new Relation()),
      { numRuns: 150 },
    );
  });

  test("that removes too little is seen", () => {
    expect(isSeen(agreement(() => new Halfhearted()))).toBe(true);
  });

  test("that tells too much is seen", () => {
    expect(isSeen(agreement(() => new Boastful()))).toBe(true);
  });

  test("holds one row in 100,000 groups", () => {
    const relation = new Relation();
    for (let group = 0; group < 100_000; group++) relation.add(group, 70_000);
    expect(relation.groupCount(70_000)).toBe(100_000);
    expect(groupsOf(relation, 70_000).every((group, index) => group === index)).toBe(true);
    relation.removeRow(70_000);
    expect([relation.size, relation.memberCount(99_999)]).toEqual([0, 0]);
  });

  test("is filled with one row in 70,000 groups", () => {
    const relation = new Relation();
    const sorted = Uint16Array.of(5);
    const lists = Array.from({ length: 70_000 }, (_, group) => ({ group, sorted, count: 1 }));
    relation.fillChunk(0, lists);
    expect([relation.size, relation.groupCount(5)]).toEqual([70_000, 70_000]);
    expect(groupsOf(relation, 5).every((group, index) => group === index)).toBe(true);
  });

  test("holds all rows in one group, in no more than the least block of each row", () => {
    const relation = new Relation();
    const all = Uint16Array.from({ length: 65_536 }, (_, low) => low);
    for (let chunk = 0; chunk < 6; chunk++) {
      relation.fillChunk(chunk, [{ group: 3, sorted: all, count: all.length }]);
    }
    expect(relation.memberCount(3)).toBe(393_216);
    expect(relation.bytes / relation.size).toBeLessThan(14);
    relation.removeGroup(3);
    expect([relation.size, relation.groupCount(393_215)]).toEqual([0, 0]);
  });

  test("takes at most 6.5 bytes for a pair at 20 groups a row, filled or added", () => {
    const filled = new Relation();
    filled.fillChunk(0, skewed());
    const added = new Relation();
    for (const { group, sorted, count } of skewed()) {
      for (const low of sorted.subarray(0, count)) added.add(group, low);
    }
    expect(filled.size).toBeGreaterThan(1_000_000);
    expect(added.size).toBe(filled.size);
    expect(filled.bytes / filled.size).toBeLessThan(6.5);
    expect(added.bytes / added.size).toBeLessThan(6.5);
  });

  test("does not creep while pairs come and go at a steady size", () => {
    const relation = new Relation();
    const random = generator();
    const waiting: [number, number][] = [];
    while (waiting.length < 60_000) waiting.push([random(300), random(5000)]);
    const present = waiting.splice(0, 50_000);
    for (const [group, row] of present) relation.add(group, row);
    const exchange = (count: number): void => {
      for (let index = 0; index < count; index++) {
        const out = random(present.length);
        const into = random(waiting.length);
        const leaving = present[out] ?? [0, 0];
        const joining = waiting[into] ?? [0, 0];
        relation.delete(...leaving);
        relation.add(...joining);
        present[out] = joining;
        waiting[into] = leaving;
      }
    };
    exchange(50_000);
    const { bytes } = relation;
    exchange(200_000);
    expect(relation.bytes).toBeLessThanOrEqual(bytes * 1.05);
  });

  test("refuses to fill a chunk that has pairs", () => {
    const relation = new Relation();
    relation.add(70_000, 65_536);
    expect(relation.isChunkEmpty(1)).toBe(false);
    expect(relation.isChunkEmpty(0)).toBe(true);
    expect(() => relation.fillChunk(1, [])).toThrow(TypeError);
    relation.delete(70_000, 65_536);
    relation.fillChunk(1, []);
    expect(relation.size).toBe(0);
  });

  test("reads a group's members in a chunk", () => {
    const relation = new Relation();
    const into = new Uint16Array(65_536);
    for (const row of [4, 65_540, 65_538]) relation.add(1, row);
    expect(relation.readChunk(1, 1, into)).toBe(2);
    expect([...into.subarray(0, 2)]).toEqual([2, 4]);
  });

  test("is independent of the image that it was made of", () => {
    const relation = new Relation();
    relation.add(1, 1);
    const copy = Relation.read(relation.write());
    relation.add(1, 2);
    copy.add(1, 3);
    expect([membersOf(relation, 1), membersOf(copy, 1)]).toEqual([
      [1, 2],
      [1, 3],
    ]);
  });

  test("is not made of an image that does not fit together", () => {
    const relation = new Relation();
    relation.add(1, 1);
    const { numbers, arrays } = relation.write();
    expect(() => Relation.read({ numbers: [], arrays })).toThrow(TypeError);
    expect(() => Relation.read({ numbers: [1, 2, 3], arrays })).toThrow(TypeError);
    expect(() => Relation.read({ numbers, arrays: arrays.slice(1) })).toThrow(TypeError);
  });
});

/** Lets a step happen to both, and expects of both the same answer. */
function happen(step: Step, relation: Relation, model: Model): Relation {
  switch (step.kind) {
    case "add":
      expect(relation.add(step.group, step.row)).toBe(model.add(step.group, step.row));
      break;
    case "delete":
      expect(relation.delete(step.group, step.row)).toBe(model.delete(step.group, step.row));
      break;
    case "replace":
      replace(step.group, step.rows, relation, model);
      break;
    case "join many":
      expect(numbersOf(step.groups).filter((group) => relation.add(group, step.row))).toEqual(
        numbersOf(step.groups).filter((group) => model.add(group, step.row)),
      );
      break;
    case "leave many":
      expect(numbersOf(step.groups).filter((group) => relation.delete(group, step.row))).toEqual(
        numbersOf(step.groups).filter((group) => model.delete(group, step.row)),
      );
      break;
    case "fill":
      fill(step.chunk, step.lists, relation, model);
      break;
    case "remove row":
      relation.removeRow(step.row);
      for (const group of model.groupsOf(step.row)) model.delete(group, step.row);
      break;
    case "remove group":
      relation.removeGroup(step.group);
      for (const row of model.rowsOf(step.group)) model.delete(step.group, row);
      break;
    case "restore":
      return Relation.read(relation.write());
    default:
      step satisfies never;
  }
  return relation;
}

function replace(group: number, rows: Run, relation: Relation, model: Model): void {
  const chunk = rows.first >>> 16;
  const wanted = numbersOf(rows);
  const before = [...model.rowsOf(group)].filter((row) => row >>> 16 === chunk).toSorted(byNumber);
  const isWanted = new Set(wanted);
  const left = before.filter((row) => !isWanted.has(row));
  for (const row of left) model.delete(group, row);
  const joined = wanted.filter((row) => model.add(group, row));
  const told: [number[], number[]] = [[], []];
  relation.replaceMembers(
    group,
    chunk,
    Uint16Array.from(wanted),
    wanted.length,
    (row) => told[0].push(row),
    (row) => told[1].push(row),
  );
  expect(told).toEqual([joined, left]);
}

function fill(
  chunk: number,
  lists: readonly [number, Run][],
  relation: Relation,
  model: Model,
): void {
  const isEmpty = [...model.groups].every(([row, { size }]) => size === 0 || row >>> 16 !== chunk);
  expect(relation.isChunkEmpty(chunk)).toBe(isEmpty);
  if (!isEmpty) return;
  const lows = lists.map(([group, rows]): [number, number[]] => [
    group,
    numbersOf({ ...rows, first: rows.first & 0xffff }),
  ]);
  relation.fillChunk(
    chunk,
    lows.map(([group, all]) => ({ group, sorted: Uint16Array.from(all), count: all.length })),
  );
  for (const [group, all] of lows) for (const low of all) model.add(group, chunk * 65_536 + low);
}

function expectSame(relation: Relation, model: Model): void {
  const wrongGroups = [...model.members].filter(([group, rows]) => {
    return membersOf(relation, group).join() !== [...rows].toSorted(byNumber).join();
  });
  const wrongRows = [...model.groups].filter(([row, groups]) => {
    return groupsOf(relation, row).join() !== [...groups].toSorted(byNumber).join();
  });
  expect([wrongGroups, wrongRows]).toEqual([[], []]);
  expect([...model.members.keys()].map((group) => relation.memberCount(group))).toEqual(
    Array.from(model.members.values(), ({ size }) => size),
  );
  expect([...model.groups.keys()].map((row) => relation.groupCount(row))).toEqual(
    Array.from(model.groups.values(), ({ size }) => size),
  );
  for (const group of edges) {
    expect(edges.filter((row) => relation.has(group, row))).toEqual(
      edges.filter((row) => model.rowsOf(group).has(row)),
    );
  }
  expect(relation.size).toBe([...model.members.values()].reduce((sum, { size }) => sum + size, 0));
}

function numbersOf({ first, step, count }: Run): number[] {
  const numbers = Array.from({ length: count }, (_, index) => first + index * step);
  return numbers.filter((value) => value >>> 16 === first >>> 16);
}

function membersOf(relation: Relation, group: number): number[] {
  const scratch = new Scratch();
  const count = relation.readMembers(group, scratch);
  return [...scratch.values.subarray(0, count)];
}

function groupsOf(relation: Relation, row: number): number[] {
  const scratch = new Scratch();
  const count = relation.readGroups(row, scratch);
  return [...scratch.values.subarray(0, count)];
}

/** 1,000 groups of 65,536 rows, of which a few are big and most small, with about 20 groups a row. */
function* skewed(): Generator<{ group: number; sorted: Uint16Array; count: number }> {
  const random = generator();
  const sorted = new Uint16Array(65_536);
  for (let group = 0; group < 1000; group++) {
    const gap = Math.ceil((group + 1) / 3) + 1;
    let count = 0;
    for (let row = random(gap); row < 65_536; row += 1 + random(2 * gap)) sorted[count++] = row;
    yield { group, sorted, count };
  }
}

/** Returns numbers below a limit, the same ones each time. */
function generator(): (limit: number) => number {
  let state = 1;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * limit);
  };
}

function byNumber(one: number, other: number): number {
  return one - other;
}

const ignore = (): void => {};
