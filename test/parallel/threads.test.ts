/** The threads of a parallel engine begin and end with it, and what happens to one happens to all. */
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { MembershipEngine, RefusedChange, type Change, type SubjectData } from "../../src/index.ts";
import { LostShard, ParallelEngine } from "../../src/node.ts";
import type { Shards } from "../../src/parallel/shards.ts";
import { noon } from "../arbitraries/dates.ts";
import { emptied } from "./reused.ts";

const threads = new ParallelEngine({ workers: 2, now: noon });
afterAll(() => {
  threads.close();
});

/** The engine of these tests, without anybody in it. */
function emptyEngine(): ParallelEngine {
  emptied(threads, threads.members("sales"));
  threads.setRule("sales", 'user.department -eq "Sales"');
  return threads;
}

/** An engine of its own, for a test that breaks or ends it. */
function ownEngine(): ParallelEngine {
  const engine = new ParallelEngine({ workers: 2 });
  onTestFinished(() => {
    engine.close();
  });
  return engine;
}

const salespeople = Array.from({ length: 5000 }, (_, index): SubjectData => ({
  subject: "user",
  id: `user ${index}`,
  properties: { department: "Sales" },
}));

function* withoutEnd(): Generator<SubjectData> {
  for (;;) yield* salespeople;
}

const shardsOf = (engine: ParallelEngine): Shards =>
  (engine as unknown as { readonly shards: Shards }).shards;

const patch = (id: string, properties: object): Change => ({
  kind: "patch",
  subject: "user",
  id,
  properties: properties as SubjectData["properties"],
});

/** What an engine throws. */
function thrownBy(doing: () => unknown): unknown {
  try {
    doing();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("all threads are left as they were", () => {
  test("where one change of a batch does not fit", () => {
    const engine = emptyEngine();
    const changes = [
      ...salespeople.slice(0, 20).map(({ id, properties }) => patch(id, properties)),
      patch("wrong", { departmen: "Sales" }),
    ];
    expect(() => engine.apply(changes)).toThrow(RefusedChange);
    expect(engine.stats().subjects).toBe(0);
  });

  test("where one subject of a load does not fit", () => {
    const engine = emptyEngine();
    engine.load(salespeople.slice(0, 1));
    const wrong = { subject: "device", id: "user 0", properties: {} } as const;
    const moved = { subject: "user", id: "user 0", properties: { department: "IT" } } as const;
    expect(() => {
      engine.load([...salespeople.slice(1), moved, wrong]);
    }).toThrow(RefusedChange);
    expect(engine.members("sales")).toEqual(["user 0"]);
    expect(engine.stats().subjects).toBe(1);
  });

  test("where what gives the subjects throws", () => {
    const engine = emptyEngine();
    function* endless(): Generator<SubjectData> {
      yield* salespeople;
      throw new RangeError("no more");
    }
    expect(() => {
      engine.load(endless());
    }).toThrow(RangeError);
    expect(engine.stats().subjects).toBe(0);
    engine.load(salespeople);
    expect(engine.members("sales")).toHaveLength(5000);
  });

  test("where what gives the subjects asks the engine", () => {
    const engine = emptyEngine();
    function* curious(): Generator<SubjectData> {
      yield* salespeople;
      engine.members("sales");
    }
    expect(() => {
      engine.load(curious());
    }).toThrow(TypeError);
    expect(engine.members("sales")).toEqual([]);
  });
});

test("what does not fit is named in the order in which it was given, and by its place", () => {
  const engine = emptyEngine();
  const wrong = salespeople.slice(0, 10).map(({ id }) => patch(id, { departmen: "Sales" }));
  const right = salespeople.slice(10, 12).map(({ id }) => patch(id, { department: "Sales" }));
  const changes = [...right, ...wrong];
  const expected = thrownBy(() => new MembershipEngine().apply(changes)) as RefusedChange;
  const refused = thrownBy(() => engine.apply(changes)) as RefusedChange;
  expect(refused).toBeInstanceOf(RefusedChange);
  expect(refused.message).toBe(expected.message);
  expect(refused.diagnostics).toEqual(expected.diagnostics);
  expect(refused.places).toEqual([2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test("what cannot be sent to a thread is refused as what it is", () => {
  const engine = emptyEngine();
  const one = new MembershipEngine();
  for (const value of [() => "Sales", Symbol("Sales"), new Promise(() => {}), [() => "Sales"]]) {
    const change = patch("anna", { department: value });
    const expected = thrownBy(() => one.apply(change)) as RefusedChange;
    const refused = thrownBy(() => engine.apply(change)) as RefusedChange;
    expect(refused.diagnostics).toEqual(expected.diagnostics);
  }
});

describe("an engine of which a thread ended", () => {
  test("says so, then and ever after, and does not wait", () => {
    const engine = ownEngine();
    engine.load(salespeople);
    shardsOf(engine).crash(1);
    const lost = thrownBy(() => {
      for (const { id, properties } of salespeople) engine.apply(patch(id, properties));
      engine.load(withoutEnd());
    });
    expect(lost).toBeInstanceOf(LostShard);
    expect((lost as LostShard).message).toBe(
      "the thread of shard 2 of 2 ended (exit code 1): build the engine anew",
    );
    expect(thrownBy(() => engine.members("sales"))).toBe(lost);
  });

  test("says so where its rules could not be read", () => {
    const engine = ownEngine();
    const broken = { subject: "user", rule: { kind: "and" } };
    const lost = thrownBy(() => engine.setRule("broken", broken as never));
    expect(lost).toBeInstanceOf(LostShard);
    expect((lost as LostShard).cause).toMatch(/^TypeError: /u);
  });
});

describe("a closed engine", () => {
  test("can be asked for nothing", () => {
    const engine = ownEngine();
    engine.close();
    engine.close();
    expect(() => engine.members("sales")).toThrow("the engine is closed");
    expect(() => {
      engine.load(salespeople);
    }).toThrow(TypeError);
  });

  test("is what `using` leaves", () => {
    const engines: ParallelEngine[] = [];
    {
      using engine = new ParallelEngine({ workers: 1 });
      engines.push(engine);
    }
    expect(() => engines[0]?.stats()).toThrow("the engine is closed");
  });
});

test.for(["engine.close();", ""])("a process ends with an engine, after `%s`", async (ending) => {
  const module = new URL("../../src/node.ts", import.meta.url).href;
  const program = `
    import { ParallelEngine } from "${module}";
    const engine = new ParallelEngine({ workers: 2 });
    engine.setRule("sales", 'user.department -eq "Sales"');
    console.log(engine.groupsFor("user").join());
    ${ending}
  `;
  const given = ["--input-type=module", "--eval", program];
  const { stdout } = await promisify(execFile)(process.execPath, given, { timeout: 20_000 });
  expect(stdout).toBe("sales\n");
});

test.for([0, -1, 1.5, Number.NaN, 100_000])("%d workers are a programmer's mistake", (workers) => {
  expect(() => new ParallelEngine({ workers })).toThrow(TypeError);
});

test("an invalid time is a programmer's mistake", () => {
  expect(() => threads.advance(new Date(Number.NaN))).toThrow(TypeError);
  expect(() => new ParallelEngine({ now: new Date(Number.NaN) })).toThrow(TypeError);
});
