import { mustAgree } from "./agreement.ts";
import { distinctComparisons } from "./comparisons.ts";
import { type Move, movesOf, textMovesOf, thereAndBack } from "./fixtures/tenant-changes.ts";
import { equalityRules, tenantRules } from "./fixtures/tenant-rules.ts";
import { comparisonFollower } from "./followers/comparison-follower.ts";
import { dbIvmFollower } from "./followers/db-ivm-follower.ts";
import { engineFollower } from "./followers/engine-follower.ts";
import type { Follower } from "./followers/follower.ts";
import { jsonRulesEngineFollower } from "./followers/json-rules-engine-follower.ts";
import { allRules, allRulesOf, rulesThatRead } from "./followers/rule-followers.ts";
import { sqliteFollower } from "./followers/sqlite-follower.ts";
import { hostileParts } from "./hostile-changes.ts";
import { secondsOf, takeLaps } from "./laps.ts";
import { type ChangesScale, changesOf, runnerOf } from "./move-laps.ts";
import { compared, type Measure, type Part, partOf, type Target } from "./measurement.ts";
import { jsonLogicEngine } from "./peers/json-logic-engine.ts";
import { marcbachmannCelJs } from "./peers/marcbachmann-cel-js.ts";
import { mingo } from "./peers/mingo.ts";
import { siftJs } from "./peers/sift.ts";
import { seed, type World, worldOf } from "./tenant-world.ts";

/** The parts of the suite: what one change of one attribute of one user costs. */
export function changesParts(scale: ChangesScale): Readonly<Record<string, Measure>> {
  return {
    ...Object.fromEntries(
      scale.sizes.flatMap((rules): [string, Measure][] => [
        [String(rules), raceOverAll(rules, scale)],
        [`${rules}-equality`, raceOverEqualities(rules, scale)],
      ]),
    ),
    growth: growth(scale),
    text: text(scale),
    ...hostileParts(scale),
  };
}

/** What the engine is held to against all rules compiled, by number of rules. */
const targets: Readonly<Record<number, Target>> = {
  100: { atLeast: 80 },
  1000: { atLeast: 180 },
  15_000: { atLeast: 400 },
  100_000: { atLeast: 900 },
};

/** Any rules, against what can ask any predicate. */
const raceOverAll =
  (rules: number, scale: ChangesScale): Measure =>
  async (date, say) => {
    const world = beginningOf(tenantRules(seed, rules), scale);
    const { beginning } = world;
    const followers = [
      engineFollower(world.engine),
      allRules(beginning),
      rulesThatRead(beginning),
      dbIvmFollower(beginning),
    ];
    return race(`${rules} rules`, world, followers, scale, date, say, (name) => {
      if (name.startsWith("all rules")) return targets[rules];
      return name === "@tanstack/db-ivm" && rules >= 15_000 ? { atLeast: 2500 } : undefined;
    });
  };

/** Rules of equalities, lists and logical operators only, which all peers know. */
const raceOverEqualities =
  (rules: number, scale: ChangesScale): Measure =>
  async (date, say) => {
    const world = beginningOf(equalityRules(seed, rules), scale);
    const { beginning } = world;
    const peers =
      rules > 15_000 ? [jsonLogicEngine] : [jsonLogicEngine, marcbachmannCelJs, siftJs, mingo];
    const followers = [
      engineFollower(world.engine),
      allRules(beginning),
      sqliteFollower(beginning),
      dbIvmFollower(beginning),
      ...peers.flatMap((peer) => allRulesOf(peer, beginning) ?? []),
      ...(rules > 15_000 ? [] : [jsonRulesEngineFollower(beginning)]),
    ];
    return race(`${rules} rules of equality`, world, followers, scale, date, say, (name) => {
      if (rules !== 15_000 || name === "all rules, compiled") return undefined;
      return { atLeast: name === "@tanstack/db-ivm" ? 2500 : 300 };
    });
  };

const fewMoves = 200;

const beginningOf = (rules: Parameters<typeof worldOf>[0], { users }: ChangesScale): World =>
  worldOf(
    rules,
    users,
    movesOf(seed, users, fewMoves).map(({ user }) => user),
  );

async function race(
  title: string,
  { engine, texts, beginning }: World,
  followers: readonly Follower[],
  { users, rounds, lap }: ChangesScale,
  date: Date,
  say: (line: string) => void,
  targetOf: (name: string) => Target | undefined,
): Promise<Part> {
  const few = firstMoves(movesOf(seed, users, fewMoves), 12);
  const seconds = await agree(followers, few);
  say(`${title}: ${followers.length} contenders agree`);
  const runners = followers.map((follower) => {
    const most = follower.name === "Muster" || follower.name === "SQLite" ? 5000 : fewMoves;
    const asked = Math.ceil(lap / 2 / (seconds.get(follower) ?? 1));
    return runnerOf(follower, movesOf(seed, users, Math.min(most, Math.max(3, asked))));
  });
  const times = await takeLaps(runners, rounds);
  const rows = followers
    .slice(1)
    .map(({ name }) =>
      compared(times, { what: title, of: name, time: name, by: "Muster", target: targetOf(name) }),
    );
  for (const { of, value } of rows)
    say(`${title}: Muster is ${value.toFixed(1)} × as fast as ${of}`);
  const many = movesOf(seed, users, 2000);
  const joinedAndLeft = await changesOf(engineFollower(engine), many);
  return partOf(
    [
      "@tanstack/db-ivm",
      "json-rules-engine",
      "json-logic-engine",
      "@marcbachmann/cel-js",
      "sift",
      "mingo",
    ],
    date,
    {
      rules: beginning.groups.length,
      users,
      membershipsPerUser: engine.stats().memberships / users,
      distinctComparisons: distinctComparisons(
        beginning.groups.map(({ rule }, at) => ({ rule, text: texts[at] ?? "" })),
      ),
      membershipChangesPerChange: joinedAndLeft / many.length,
    },
    times,
    rows,
  );
}

/** The first moves there, and back. */
const firstMoves = (moves: readonly Move[], count: number): Move[] =>
  thereAndBack(moves.slice(0, count));

/** Ends the run if not everybody says the same of the moves; returns the seconds that a move took. */
async function agree(
  followers: readonly Follower[],
  moves: readonly Move[],
): Promise<ReadonlyMap<Follower, number>> {
  const seconds = new Map<Follower, number>();
  let expected: readonly string[][] | undefined;
  for (const follower of followers) {
    const answers: string[][] = [];
    const taken = await secondsOf(async () => {
      for (const move of moves) {
        const changes = await follower.follow(move);
        answers.push(
          changes.map(({ kind, groupId, subjectId }) => `${kind} ${groupId} ${subjectId}`),
        );
      }
    });
    seconds.set(follower, taken / moves.length);
    const sorted = answers.map((answer) => answer.toSorted());
    expected ??= sorted;
    mustAgree(follower.name, sorted, expected);
  }
  return seconds;
}

/** How the cost of a change grows with the number of rules. */
const growth =
  (scale: ChangesScale): Measure =>
  async (date, say) => {
    const { users, rounds, from, to } = scale;
    const moves = movesOf(seed, users, 2000);
    const few = beginningOf(tenantRules(seed, from), scale).engine;
    const many = beginningOf(tenantRules(seed, to), scale).engine;
    const times = await takeLaps(
      [
        { ...runnerOf(engineFollower(few), moves), name: `${from} rules` },
        { ...runnerOf(engineFollower(many), moves), name: `${to} rules` },
      ],
      rounds,
    );
    const row = compared(times, {
      what: `a change at ${to} rules`,
      of: `a change at ${from} rules`,
      time: `${to} rules`,
      by: `${from} rules`,
      target: { atMost: 5 },
    });
    say(`growth: ${row.value.toFixed(2)}`);
    const sizes = {
      users,
      membershipsPerUser: few.stats().memberships / users,
      membershipsPerUserThen: many.stats().memberships / users,
    };
    return partOf([], date, sizes, times, [row]);
  };

/** A change of a display name or a mail address. */
const text =
  (scale: ChangesScale): Measure =>
  async (date, say) => {
    const { users, rounds, from } = scale;
    const moves = textMovesOf(seed, users, 2000);
    const few = textMovesOf(seed, users, fewMoves);
    const world = worldOf(
      tenantRules(seed, from),
      users,
      few.map(({ user }) => user),
    );
    const muster = engineFollower(world.engine);
    const yardstick = comparisonFollower(world.beginning, world.texts, ["displayName", "mail"]);
    await agree([muster, yardstick, allRules(world.beginning)], firstMoves(few, 12));
    const times = await takeLaps([runnerOf(muster, moves), runnerOf(yardstick, few)], rounds);
    const row = compared(times, {
      what: `a display name or mail address at ${from} rules`,
      of: yardstick.name,
      time: yardstick.name,
      by: muster.name,
      target: { atLeast: 15 },
    });
    say(`text: ${row.value.toFixed(1)}`);
    return partOf([], date, { users, rules: from }, times, [row]);
  };
