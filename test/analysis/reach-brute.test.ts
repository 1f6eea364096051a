/** On rules over few attributes and values, who gets in is found by trying everything; the answer must be the same. */
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Channel } from "../../src/analysis/reach/channels.ts";
import { reachable } from "../../src/analysis/reachable.ts";
import { isSeen } from "../laws/planted.ts";
import { type ReferenceSubject, referenceMatches } from "../oracle/reference.ts";
import { type Answer, guestOf, read } from "./reach-model.ts";

/** Attributes, and the values that count: those that rules name, another one, and none. */
const values: Readonly<Record<string, readonly (string | boolean | undefined)[]>> = {
  mobile: ["a", "b", "c", undefined],
  department: ["a", "b", "c", undefined],
  displayName: ["a", "b", "c"],
  userType: ["Member", "Guest", undefined],
  accountEnabled: [true, false, undefined],
};

const comparison = fc
  .constantFrom("mobile", "department", "displayName")
  .chain((name) =>
    fc.constantFrom(
      `user.${name} -eq "a"`,
      `user.${name} -ne "a"`,
      `user.${name} -eq "b"`,
      `user.${name} -in ["a", "b"]`,
      `user.${name} -ne null`,
    ),
  );
const kind = fc.constantFrom(
  'user.userType -eq "Member"',
  'user.userType -ne "Guest"',
  "user.accountEnabled -eq true",
);

const { rule } = fc.letrec<{ rule: string }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof({ weight: 3, arbitrary: comparison }, { weight: 1, arbitrary: kind }),
    fc
      .tuple(tie("rule"), fc.constantFrom("-and", "-or"), tie("rule"))
      .map(([a, joint, b]) => `(${a}) ${joint} (${b})`),
    tie("rule").map((one) => `-not (${one})`),
  ),
}));

interface Writer {
  readonly writes: readonly string[];
  readonly of: ReferenceSubject;
}

const writers: Partial<Readonly<Record<Channel, Writer>>> = {
  "member self-service": {
    writes: ["mobile"],
    of: { userType: "Member", accountEnabled: true },
  },
  "home tenant": {
    writes: ["department", "displayName"],
    of: { userType: "Guest", accountEnabled: true },
  },
  "help desk": { writes: ["mobile"], of: {} },
};

/** Everybody there is, of some attributes. */
function everybody(names: readonly string[], fixed: ReferenceSubject): readonly ReferenceSubject[] {
  return names.reduce<readonly ReferenceSubject[]>(
    (all, name) =>
      all.flatMap((one) => (values[name] ?? []).map((value) => ({ ...one, [name]: value }))),
    [fixed],
  );
}

/** All sets of channels that write of one and the same person, and who is in none of them. */
function isReached(text: string, channels: readonly Channel[]): boolean {
  const { rule: tree } = read(text);
  const holds = (subject: ReferenceSubject): boolean => referenceMatches(tree, subject);
  const edits = subsets(channels.flatMap((channel) => writers[channel] ?? [])).some((some) => {
    const facts = joined(some);
    if (facts === undefined) return false;
    const writes = [...new Set(some.flatMap((one) => one.writes))];
    const others = Object.keys(values).filter(
      (name) => !writes.includes(name) && !Object.hasOwn(facts, name),
    );
    return everybody(others, facts).some((rest) => {
      const truths = new Set(everybody(writes, rest).map(holds));
      return truths.size === 2;
    });
  });
  if (edits || !channels.includes("inviter")) return edits;
  const guest = guestOf("guest@elsewhere.example", "host.example", "x");
  const named = (["a", "b", "c"] as const).map((displayName) => ({ ...guest, displayName }));
  const written = [
    ...(channels.includes("home tenant") ? ["department"] : []),
    ...(channels.includes("help desk") ? ["mobile"] : []),
  ];
  return [guest, ...named].some((one) => everybody(written, one).some(holds));
}

const subsets = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  all.reduce<readonly (readonly T[])[]>(
    (some, one) => some.flatMap((set) => [set, [...set, one]]),
    [[]],
  );

function joined(some: readonly Writer[]): ReferenceSubject | undefined {
  const types = new Set(some.flatMap(({ of }) => of["userType"] ?? []));
  if (types.size > 1) return undefined;
  return Object.assign({}, ...some.map(({ of }) => of)) as ReferenceSubject;
}

const agrees = (ask: Answer): fc.IProperty<[[string, readonly Channel[]]]> =>
  fc.property(
    fc.tuple(
      rule,
      fc.subarray<Channel>(["member self-service", "home tenant", "help desk", "inviter"]),
    ),
    ([text, channels]) => {
      expect(ask(read(text), channels).holds).toBe(isReached(text, channels));
    },
  );

test("the answer is that of trying everything", () => {
  fc.assert(agrees(reachable), { numRuns: 700 });
});

test.each<readonly [fault: string, Answer]>([
  [
    "a channel that is taken to write of everybody",
    (one, channels) =>
      reachable(
        one,
        channels.map((channel) => (channel === "member self-service" ? "help desk" : channel)),
      ),
  ],
  [
    "a channel that is forgotten",
    (one, channels) =>
      reachable(
        one,
        channels.filter((channel) => channel !== "help desk"),
      ),
  ],
  [
    "that everybody gets in who is not kept out by name",
    (one, channels) => {
      const answer = reachable(one, channels);
      return answer.holds === false && channels.length > 0
        ? { holds: true, way: "edit", written: [], given: [], before: {}, witness: {} }
        : answer;
    },
  ],
])("is seen: %s", (_fault, ask) => {
  expect(isSeen(agrees(ask))).toBe(true);
});
