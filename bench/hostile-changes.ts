import { type Move, moveOf, movesOf, thereAndBack } from "./fixtures/tenant-changes.ts";
import { type TenantRule, tenantRules } from "./fixtures/tenant-rules.ts";
import { codedValueAt } from "./fixtures/tenant.ts";
import { codedAttributes } from "./fixtures/tenant-values.ts";
import { engineFollower } from "./followers/engine-follower.ts";
import { takeLaps } from "./laps.ts";
import { compared, type Measure, partOf } from "./measurement.ts";
import { type ChangesScale, changesOf, runnerOf } from "./move-laps.ts";
import { mustHold, seed, type World, worldOf } from "./tenant-world.ts";

/** Sequences of changes, and sets of rules, that an index may fall for. */
export const hostileParts = (scale: ChangesScale): Readonly<Record<string, Measure>> => ({
  "hostile-one-value": hostile(
    scale,
    "every user moves to one department",
    ordinaryRules,
    (users) => departments(users).map(({ user, from }) => moveTo(user, from, "Sales")),
  ),
  "hostile-split": hostile(scale, "one department splits into thousands", ordinaryRules, (users) =>
    departments(users)
      .filter(({ user }) => user % 3 === 0)
      .map(({ user, from }) => moveTo(user, from, `Sales ${user}`)),
  ),
  "hostile-shared": hostile(scale, "what all rules share changes", sharingRules, (users) =>
    movesOf(seed, users, 1000)
      .filter(({ user }, at, all) => all.findIndex((other) => other.user === user) === at)
      .flatMap(({ user }) => {
        const from = codedValueAt(seed, user, coded("accountEnabled"));
        return from === true ? [moveOf(user, "accountEnabled", from, false)] : [];
      }),
  ),
  "hostile-shared-other": hostile(
    scale,
    "all rules share a comparison, something else changes",
    sharingRules,
    ordinaryMoves,
  ),
  "hostile-negative": hostile(
    scale,
    "one rule in thirty without any positive comparison",
    negativeRules,
    ordinaryMoves,
  ),
});

/** Measures what the moves cost under the rules, as a multiple of an ordinary change under ordinary rules. */
const hostile =
  (
    { users, rounds, from }: ChangesScale,
    what: string,
    rulesOf: (count: number) => readonly TenantRule[],
    moves: (users: number) => readonly Move[],
  ): Measure =>
  async (date, say) => {
    const ordinary = worldOf(ordinaryRules(from), users, []);
    const tested = rulesOf === ordinaryRules ? ordinary : worldOf(rulesOf(from), users, []);
    const usual = movesOf(seed, users, 2000);
    const forth = moves(users);
    const unusual = thereAndBack(forth);
    const perUsual = (await changesOf(engineFollower(ordinary.engine), usual)) / usual.length;
    const perUnusual = (await thereAndBackAgain(tested, forth)) / unusual.length;
    const times = await takeLaps(
      [
        { ...runnerOf(engineFollower(ordinary.engine), usual), name: "ordinary" },
        { ...runnerOf(engineFollower(tested.engine), unusual), name: what },
      ],
      rounds,
    );
    const row = compared(times, { what, of: "an ordinary change", time: what, by: "ordinary" });
    say(
      `${what}: ${row.value.toFixed(2)}, ${perUnusual.toFixed(1)} memberships instead of ${perUsual.toFixed(1)}`,
    );
    const sizes = {
      users,
      rules: from,
      changes: unusual.length,
      membershipChangesPerChange: perUnusual,
      ordinarily: perUsual,
    };
    return partOf([], date, sizes, times, [row]);
  };

/** Makes the moves, looks whether everybody is where he belongs, and makes them back. */
async function thereAndBackAgain(
  { engine, beginning }: World,
  forth: readonly Move[],
): Promise<number> {
  const follower = engineFollower(engine);
  const first = await changesOf(follower, forth);
  mustHold(engine, beginning.groups, beginning.users);
  const second = await changesOf(follower, thereAndBack(forth).slice(forth.length));
  mustHold(engine, beginning.groups, beginning.users);
  return first + second;
}

const ordinaryRules = (count: number): TenantRule[] => tenantRules(seed, count);

const ordinaryMoves = (users: number): Move[] => movesOf(seed, users, 1000).slice(0, 1000);

/** Every rule asks for enabled accounts, and for a department and a city or title. */
const sharingRules = (count: number): TenantRule[] =>
  Array.from({ length: count }, (_, at) => {
    const department = valueOf("department", at % 300);
    const other = at % 2 === 0 ? "city" : "jobTitle";
    const text = `(user.accountEnabled -eq true) -and (user.department -eq "${department}") -and (user.${other} -eq "${valueOf(other, Math.floor(at / 300))}")`;
    return { groupId: `sharing-${at}`, kind: "equality", text };
  });

/** The ordinary rules, and others that hold of nearly everybody, or of those who are in none of many departments. */
const negativeRules = (count: number): TenantRule[] => [
  ...ordinaryRules(count),
  ...Array.from({ length: Math.ceil(count / 30) }, (_, at): TenantRule => {
    const listed = Array.from(
      { length: 100 },
      (_unused, place) => `"${valueOf("department", place * 2 + (at % 100))}"`,
    );
    const text =
      at % 2 === 0
        ? `(user.department -ne "${valueOf("department", at % 300)}") -and (user.city -ne "${valueOf("city", at % 400)}")`
        : `(user.department -notIn [${listed.join(", ")}]) -and -not (user.jobTitle -eq "${valueOf("jobTitle", at % 600)}")`;
    return { groupId: `negative-${at}`, kind: "alternatives", text };
  }),
];

function coded(name: string): (typeof codedAttributes)[number] {
  const attribute = codedAttributes.find((one) => one.name === name);
  if (attribute === undefined) throw new TypeError(`there is no ${name}`);
  return attribute;
}

const valueOf = (name: string, index: number): string => {
  const { values } = coded(name);
  return String(values[index % values.length]);
};

const departments = (users: number): { user: number; from: string | boolean | null }[] =>
  Array.from({ length: users }, (_, user) => ({
    user,
    from: codedValueAt(seed, user, coded("department")),
  })).filter(({ from }) => from !== "Sales");

const moveTo = (user: number, from: Move["from"], to: string): Move =>
  moveOf(user, "department", from, to);
