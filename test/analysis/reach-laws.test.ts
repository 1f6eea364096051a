/** Who is said to get in does, by the reference evaluator and a model of invitations of its own; and who is said not to, does not. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Rule } from "../../src/index.ts";
import { type Channel, channels } from "../../src/analysis/reach/channels.ts";
import { imageOfAddress, invited } from "../../src/analysis/reach/invited.ts";
import type { Reachability, Reached } from "../../src/analysis/reach/reachability.ts";
import { reachable } from "../../src/analysis/reachable.ts";
import { legalRule, propertiesOf } from "../arbitraries/rules.ts";
import { type DrawnSubject, subjectFor } from "../arbitraries/subjects.ts";
import { isSeen } from "../laws/planted.ts";
import {
  type Answer,
  type Attempt,
  attempts,
  faultOf,
  getsIn,
  guestOf,
  isWritten,
  read,
} from "./reach-model.ts";

const answer: Answer = (rule, through) => reachable(rule, through, { budget: 200_000 });

const names = (Object.keys(channels) as Channel[]).filter((name) => name !== "device");
const written = propertiesOf("user").filter(
  ({ name }) =>
    ["userType", "accountEnabled", "mailNickName", "userPrincipalName"].includes(name) ||
    names.some((channel) => channel !== "application" && isWritten(channel, name)),
);

interface Case {
  readonly rule: Rule;
  readonly kind: "user" | "device";
  readonly through: readonly Channel[];
}

const aCase: fc.Arbitrary<Case> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      rule: fc.oneof(legalRule("user"), legalRule("user", written), legalRule("user", written)),
      kind: fc.constant("user" as const),
      through: fc.subarray(names, { minLength: 1, maxLength: 3 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      rule: legalRule("device"),
      kind: fc.constant("device" as const),
      through: fc.constant(["device"] as const),
    }),
  },
);

const withOthers = aCase.chain((one) =>
  fc.tuple(
    fc.constant(one),
    fc.array(subjectFor(one.rule, one.kind), { minLength: 3, maxLength: 3 }),
  ),
);

const withAttempts = aCase.chain((one) =>
  fc.tuple(
    fc.constant(one),
    fc.array(attempts(one.rule, one.kind, one.through), { minLength: 8, maxLength: 8 }),
  ),
);

const isTrueOfThem = (ask: Answer): fc.IProperty<[[Case, DrawnSubject[]]]> =>
  fc.property(withOthers, ([{ rule: tree, through }, others]) => {
    const rule = read(tree);
    expect(faultOf(rule, through, ask(rule, through), others)).toBeUndefined();
  });

const keepsOut = (ask: Answer): fc.IProperty<[[Case, Attempt[]]]> =>
  fc.property(withAttempts, ([{ rule: tree, through }, some]) => {
    const rule = read(tree);
    const got = some.find((attempt) => getsIn(rule, through, attempt));
    if (got !== undefined) expect(ask(rule, through).holds).not.toBe(false);
  });

describe("somebody who is said to get in", () => {
  test("does, with what is said and no more", () => {
    fc.assert(isTrueOfThem(answer), { numRuns: 1000 });
  });

  test("is found for many rules, and so is that there is nobody", () => {
    const cases = fc.sample(aCase, { numRuns: 200, seed: 7 });
    const said = cases.map(({ rule, through }) => answer(read(rule), through));
    const count = (is: (one: Reachability) => boolean): number => said.filter(is).length;
    expect(count(({ holds }) => holds === true)).toBeGreaterThan(50);
    expect(count(({ holds }) => holds === false)).toBeGreaterThan(30);
    expect(count(({ holds }) => holds === undefined)).toBeLessThan(5);
  });
});

test("nobody gets in where that is said", () => {
  fc.assert(keepsOut(answer), { numRuns: 1500 });
});

type Spoilt = (reached: Reached) => Reachability;

const spoiling =
  (spoil: Spoilt): Answer =>
  (rule, through) => {
    const said = answer(rule, through);
    return said.holds === true ? spoil(said) : said;
  };

describe("is seen:", () => {
  test.each<readonly [string, Spoilt]>([
    ["a write that is not said", (reached) => ({ ...reached, written: [] })],
    ["what must be so, and is not said", (reached) => ({ ...reached, given: [] })],
    [
      "another address than the one that does it",
      (reached) => (reached.way === "invite" ? { ...reached, address: "q@q.example" } : reached),
    ],
    [
      "one who was in before",
      (reached) => (reached.way === "edit" ? { ...reached, before: reached.witness } : reached),
    ],
    [
      "a write through a channel that was not asked about",
      (reached) => ({
        ...reached,
        written: reached.written.map((one) => ({ ...one, channel: "device" as const })),
      }),
    ],
  ])("%s", (_name, spoil) => {
    expect(isSeen(isTrueOfThem(spoiling(spoil)))).toBe(true);
  });

  test("that nobody gets in, where somebody does", () => {
    expect(isSeen(keepsOut(() => ({ holds: false })))).toBe(true);
  });

  test("that nobody gets in by an edit, where somebody does", () => {
    const blind = spoiling((reached) => (reached.way === "edit" ? { holds: false } : reached));
    expect(isSeen(keepsOut(blind))).toBe(true);
  });
});

const addresses = fc
  .tuple(fc.stringMatching(/^[a-z0-9_]{1,8}$/), fc.stringMatching(/^[a-z0-9]{1,8}\.[a-z]{2,3}$/))
  .map((parts) => parts.join("@"));

test("what follows from an address is its image, and is what an invitation makes", () => {
  fc.assert(
    fc.property(addresses, (address) => {
      const at = { objectId: "x", host: "contoso.com" };
      const guest = invited(address, at);
      expect(guest).toEqual(guestOf(address, at.host, at.objectId));
      for (const [name, value] of Object.entries(guest)) {
        const image = imageOfAddress(name, at.host);
        if (image === undefined) continue;
        const units = Array.from(address, (letter) => {
          const unit = letter.charCodeAt(0);
          return String.fromCharCode(image.replaced.get(unit) ?? unit);
        });
        expect([value].flat()).toEqual([image.before + units.join("") + image.behind]);
      }
    }),
  );
});
