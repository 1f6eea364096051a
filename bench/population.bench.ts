import type { DuckDBPreparedStatement } from "@duckdb/node-api";
import { type CheckedRule, compile, MembershipEngine, type Subject } from "../src/index.ts";
import { mustAgree } from "./agreement.ts";
import { duckDBConditionOf } from "./duckdb-condition.ts";
import { DuckDBUsers, fetchIds, fetchNumbers, type Form, numbersOf } from "./duckdb-users.ts";
import { userIndexOf, usersUpTo } from "./fixtures/tenant.ts";
import { tenantRules } from "./fixtures/tenant-rules.ts";
import { codedAttributes } from "./fixtures/tenant-values.ts";
import { type Runner, secondsOf, takeLaps } from "./laps.ts";
import { type Comparison, compared, type Measure, partOf, type Target } from "./measurement.ts";
import { attributesOf, legal, seed } from "./tenant-world.ts";
import { median } from "./turns.ts";

/** How large the suite is. */
export interface PopulationScale {
  readonly users: number;
  readonly rounds: number;
  /** How many rules are populated together, and how often that is done with other ones. */
  readonly rules: number;
  readonly populations: number;
  /** How many users are scanned as objects. */
  readonly objects: number;
}

/** The parts of the suite: who is in a group, asked of all users at once. */
export function populationParts(scale: PopulationScale): Readonly<Record<string, Measure>> {
  const stage = stageFor(scale);
  return {
    "one-rule": oneRule(scale, stage),
    contains: contains(scale, stage),
    edit: edit(scale, stage),
    thousand: thousand(scale, stage),
  };
}

/** What the parts are played on; built when it is first asked for. */
interface Stage {
  readonly engine: (say: (line: string) => void) => MembershipEngine;
  readonly duckDB: (say: (line: string) => void) => Promise<DuckDBUsers>;
}

function stageFor({ users }: PopulationScale): Stage {
  let engine: MembershipEngine | undefined;
  let duckDB: Promise<DuckDBUsers> | undefined;
  return {
    engine: (say) => {
      if (engine !== undefined) return engine;
      engine = new MembershipEngine();
      engine.load(usersUpTo(seed, users));
      say(`${users} users are in the engine`);
      return engine;
    },
    duckDB: (say) => (duckDB ??= DuckDBUsers.of(seed, users, say)),
  };
}

/** Rules of one shape that differ in their constants, so that no answer is an earlier one. */
interface Shape {
  readonly what: string;
  readonly texts: readonly string[];
  readonly target: Target;
  /** How often the rules are asked in a lap; what takes microseconds has to be asked often to be timed. */
  readonly times: number;
}

const eq = (attribute: string, at: number): string => {
  const values = codedAttributes.find(({ name }) => name === attribute)?.values ?? [];
  const value = values[at];
  return `(user.${attribute} -eq ${typeof value === "string" ? `"${value}"` : String(value)})`;
};

const eight: readonly number[] = [0, 1, 2, 3, 4, 5, 6, 7];

const shapes: readonly Shape[] = [
  {
    what: "selective",
    texts: eight.map((at) =>
      [eq("department", 20 + at), eq("city", 12 + at), eq("accountEnabled", 0)].join(" -and "),
    ),
    target: { atLeast: 300 },
    times: 20,
  },
  {
    what: "three equalities",
    texts: eight.map((at) =>
      [eq("department", at), eq("companyName", at % 2), eq("accountEnabled", 0)].join(" -and "),
    ),
    target: { atLeast: 8 },
    times: 2,
  },
  {
    what: "or-not",
    texts: eight.map(
      (at) =>
        `(${eq("country", at)} -or ${eq("extensionAttribute1", at % 3)} -or ${eq("userType", 1)}) -and -not (${eq("department", at)} -or ${eq("accountEnabled", 1)})`,
    ),
    target: { atLeast: 3 },
    times: 1,
  },
];

const oneRule =
  ({ users, rounds }: PopulationScale, stage: Stage): Measure =>
  async (date, say) => {
    const engine = stage.engine(say);
    const duckDB = await stage.duckDB(say);
    const rows: Comparison[] = [];
    const all = new Map<string, readonly number[]>();
    const sizes: Record<string, number> = { users };
    for (const { what, texts, target, times } of shapes) {
      const rules = texts.map(legal);
      const statements = await Promise.all(
        rules.map(({ condition }, at) =>
          duckDB.prepare(duckDBConditionOf(condition, texts[at] ?? "", "enum"), "enum"),
        ),
      );
      const ofIds = await Promise.all(
        rules.map(({ condition }, at) =>
          duckDB.prepare(duckDBConditionOf(condition, texts[at] ?? "", "enum"), "enum", "objectId"),
        ),
      );
      const counts = await agree(rules, statements, engine);
      sizes[`members of ${what}`] = median(counts);
      const laps = await takeLaps(
        [
          {
            name: "Muster",
            units: rules.length * times,
            run: () => {
              for (let time = 0; time < times; time++)
                for (const rule of rules) found += joinedBy(engine, rule).length;
            },
          },
          ...[1, 2].map((threads) => asking(duckDB, ofIds, threads, "ids")),
          ...[1, 2].map((threads) => asking(duckDB, statements, threads, "numbers")),
        ],
        rounds,
      );
      for (const kind of ["ids", "numbers"] as const) {
        const best = bestOf(laps, [`DuckDB ${kind} 1`, `DuckDB ${kind} 2`]);
        const row = compared(laps, {
          what: `one rule: ${what}, ${Math.round(median(counts))} members`,
          of: `DuckDB, ENUM, ${best.slice(-1)} thread(s), ${fetched[kind]}`,
          time: best,
          by: "Muster",
          ...(kind === "ids" && { target }),
        });
        say(`${row.what}, ${kind}: ${row.value.toFixed(1)}`);
        rows.push(row);
      }
      for (const [name, seconds] of laps) all.set(`${name}, ${what}`, seconds);
    }
    return partOf(["@duckdb/node-api"], date, sizes, all, rows);
  };

/** What was found, so that no work can be left out as useless. */
export let found = 0;

const asking = (
  duckDB: DuckDBUsers,
  statements: readonly DuckDBPreparedStatement[],
  threads: number,
  kind: keyof typeof fetched,
): Runner => ({
  name: `DuckDB ${kind} ${threads}`,
  units: statements.length,
  prepare: () => duckDB.useThreads(threads),
  run: async () => {
    const fetch = kind === "ids" ? fetchIds : fetchNumbers;
    for (const statement of statements) found += await fetch(statement);
  },
});

/** What DuckDB hands over: what the engine does, or less than that. */
const fetched = {
  ids: "object ids as texts, as from Muster",
  numbers: "row numbers left in its buffers",
} as const;

/** The contender with the least median. */
function bestOf(times: ReadonlyMap<string, readonly number[]>, names: readonly string[]): string {
  const cost = (name: string): number => median(times.get(name) ?? []);
  return names.toSorted((a, b) => cost(a) - cost(b))[0] ?? "";
}

/** The users who would join a group that is not there yet. */
function joinedBy(engine: MembershipEngine, rule: CheckedRule): readonly string[] {
  const result = engine.preview("a new group", rule);
  if (!result.ok) throw new TypeError("the rule is not legal");
  return result.value.joined;
}

/** Ends the run if DuckDB finds others than the engine; returns how many each rule has. */
async function agree(
  rules: readonly CheckedRule[],
  statements: readonly DuckDBPreparedStatement[],
  engine: MembershipEngine,
): Promise<number[]> {
  const counts: number[] = [];
  for (const [at, rule] of rules.entries()) {
    const ours = joinedBy(engine, rule).map(userIndexOf);
    mustBeSame(`rule ${at} of a shape in DuckDB`, await numbersOf(statements[at]!), ours);
    counts.push(ours.length);
  }
  return counts;
}

/** Lists of a million numbers are compared as such: what tells where they differ is too slow for them. */
function mustBeSame(what: string, given: readonly number[], expected: readonly number[]): void {
  const one = Int32Array.from(given).toSorted();
  const other = Int32Array.from(expected).toSorted();
  mustAgree(`${what}, members`, one.length, other.length);
  mustAgree(
    `${what}, differences`,
    one.findIndex((number, at) => number !== other[at]),
    -1,
  );
}

/** A substring of a text that is every user's own. */
const contains =
  ({ users, rounds }: PopulationScale, stage: Stage): Measure =>
  async (date, say) => {
    const engine = stage.engine(say);
    const duckDB = await stage.duckDB(say);
    await duckDB.useThreads(1);
    const needles = [
      "qvist.7",
      "stad.12",
      "berg.33",
      "lund",
      "feld.9",
      "heim.45",
      "man.8",
      "vik.21",
    ];
    const rules = needles
      .slice(0, rounds + 1)
      .map((needle) => legal(`user.mail -contains "${needle.toUpperCase()}"`));
    const times = new Map<string, number[]>([
      ["cold", []],
      ["again", []],
      ["DuckDB", []],
    ]);
    for (const [round, rule] of rules.entries()) {
      const needle = needles[round] ?? "";
      const condition = duckDBConditionOf(rule.condition, "", "enum");
      const statement = await duckDB.prepare(condition, "enum");
      const ofIds = await duckDB.prepare(condition, "enum", "objectId");
      let ours: readonly string[] = [];
      let again: readonly string[] = [];
      const cold = await secondsOf(() => (ours = joinedBy(engine, rule)));
      mustBeSame(`mail with ${needle}`, await numbersOf(statement), ours.map(userIndexOf));
      const theirs = await secondsOf(() => fetchIds(ofIds));
      engine.setRule("asked", rule);
      const repeated = await secondsOf(() => (again = joinedBy(engine, rule)));
      mustAgree("the same, asked again", again.length, ours.length);
      if (round === 0) continue;
      times.get("cold")?.push(cold);
      times.get("again")?.push(repeated);
      times.get("DuckDB")?.push(theirs);
    }
    engine.removeRule("asked");
    const of = "DuckDB, lower-case column, 1 thread";
    const rows = [
      compared(times, {
        what: "contains, cold",
        of,
        time: "DuckDB",
        by: "cold",
        target: { atLeast: 1.2 },
      }),
      compared(times, {
        what: "contains, asked again",
        of,
        time: "DuckDB",
        by: "again",
        target: { atLeast: 50 },
      }),
    ];
    for (const { what, value } of rows) say(`${what}: ${value.toFixed(2)}`);
    return partOf(["@duckdb/node-api"], date, { users }, times, rows);
  };

/** An edit of a rule with few members, before and after it is saved. */
const edit =
  ({ users, rounds, objects }: PopulationScale, stage: Stage): Measure =>
  async (date, say) => {
    const engine = stage.engine(say);
    const rules = (shapes[0]?.texts ?? []).map(legal);
    const predicates = rules.map((rule) => compile(rule));
    const scanned: Subject[] = Array.from({ length: objects }, (_, user) => attributesOf(user));
    const [first] = rules;
    if (first === undefined) throw new TypeError("there are no rules");
    engine.setRule("edited", first);
    for (const [at, rule] of rules.entries()) {
      const ours = joinedBy(engine, rule)
        .map(userIndexOf)
        .filter((user) => user < objects);
      const theirs = scanned.flatMap((user, number) => (predicates[at]!(user) ? [number] : []));
      mustBeSame("members among the objects", theirs, ours);
    }
    const twenty = 20;
    const times = await takeLaps(
      [
        {
          name: "preview",
          units: rules.length * twenty,
          run: () => {
            for (let time = 0; time < twenty; time++)
              for (const rule of rules) found += engine.preview("edited", rule).ok ? 1 : 0;
          },
        },
        {
          name: "setRule",
          units: rules.length * twenty,
          run: () => {
            for (let time = 0; time < twenty; time++)
              for (const rule of rules) found += engine.setRule("edited", rule).ok ? 1 : 0;
          },
        },
        {
          name: "scan",
          units: (rules.length * objects) / users,
          run: () => {
            for (const holds of predicates) found += scanned.filter((user) => holds(user)).length;
          },
        },
      ],
      rounds,
    );
    engine.removeRule("edited");
    const of = `a scan of objects (${objects} of them, scaled)`;
    const rows = ["preview", "setRule"].map((by) =>
      compared(times, {
        what: `${by} of a selective edit`,
        of,
        time: "scan",
        by,
        target: { atLeast: 1000 },
      }),
    );
    for (const { what, value } of rows) say(`${what}: ${value.toFixed(0)}`);
    return partOf([], date, { users, objects }, times, rows);
  };

/** Many rules populated over all users; other ones each time, as an answer that is known costs nothing. */
const thousand =
  ({ users, rules: count, populations }: PopulationScale, stage: Stage): Measure =>
  async (date, say) => {
    const engine = stage.engine(say);
    const duckDB = await stage.duckDB(say);
    const all = tenantRules(seed, count * populations);
    const best = await bestForm(duckDB, all.slice(0, 40), say);
    await duckDB.useThreads(best.threads);
    const times = new Map<string, number[]>([
      ["cold", []],
      ["again", []],
      ["DuckDB", []],
    ]);
    let members = 0;
    for (let round = 0; round < populations; round++) {
      const rules = all.slice(round * count, (round + 1) * count);
      const checked = rules.map(({ text }) => legal(text));
      const statements: DuckDBPreparedStatement[] = [];
      const ofIds: DuckDBPreparedStatement[] = [];
      for (const [at, { condition }] of checked.entries()) {
        const where = duckDBConditionOf(condition, rules[at]!.text, best.form);
        statements.push(await duckDB.prepare(where, best.form));
        ofIds.push(await duckDB.prepare(where, best.form, "objectId"));
      }
      times.get("cold")?.push(
        await secondsOf(() => {
          for (const [at, rule] of checked.entries()) engine.setRule(rules[at]!.groupId, rule);
        }),
      );
      times.get("again")?.push(
        await secondsOf(() => {
          for (const rule of checked) found += joinedBy(engine, rule).length;
        }),
      );
      const counts: number[] = [];
      times.get("DuckDB")?.push(
        await secondsOf(async () => {
          for (const statement of ofIds) counts.push(await fetchIds(statement));
        }),
      );
      for (const [at, { groupId, text }] of rules.entries()) {
        const ours = engine.members(groupId);
        mustAgree(`members of ${text}`, counts[at], ours.length);
        if (at % 50 === 0)
          mustBeSame(text, await numbersOf(statements[at]!), ours.map(userIndexOf));
        members += ours.length;
        engine.removeRule(groupId);
      }
      say(`${count} rules, round ${round + 1} of ${populations}: ${members} members so far`);
    }
    const of = `DuckDB, ${best.form.toUpperCase()}, ${best.threads} thread(s)`;
    const rows = [
      compared(times, {
        what: `${count} rules, cold`,
        of,
        time: "DuckDB",
        by: "cold",
        target: { atLeast: 6 },
      }),
      compared(times, {
        what: `${count} rules, again`,
        of,
        time: "DuckDB",
        by: "again",
        target: { atLeast: 40 },
      }),
    ];
    for (const { what, value } of rows) say(`${what}: ${value.toFixed(1)}`);
    const sizes = { users, rules: count, populations, members };
    return partOf(["@duckdb/node-api"], date, sizes, times, rows);
  };

/** How DuckDB does some rules in the least time. */
async function bestForm(
  duckDB: DuckDBUsers,
  rules: readonly { readonly text: string }[],
  say: (line: string) => void,
): Promise<{ form: Form; threads: number }> {
  let best = { form: "enum" as Form, threads: 1, seconds: Number.POSITIVE_INFINITY };
  for (const form of ["enum", "varchar"] as const) {
    const statements: DuckDBPreparedStatement[] = [];
    for (const { text } of rules)
      statements.push(
        await duckDB.prepare(duckDBConditionOf(legal(text).condition, text, form), form),
      );
    for (const threads of [1, 2]) {
      const runner = asking(duckDB, statements, threads, "numbers");
      await runner.prepare?.();
      await runner.run();
      const seconds = await secondsOf(runner.run);
      say(
        `DuckDB, ${form}, ${threads} thread(s): ${((seconds / rules.length) * 1000).toFixed(1)} ms a rule`,
      );
      if (seconds < best.seconds) best = { form, threads, seconds };
    }
  }
  return best;
}
