/** What `guest-reachable` claims is proved: the reference evaluator finds the rule true of the guest that is named. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type CheckedRule, lint, print, type Rule } from "../../../src/index.ts";
import type { Channel } from "../../../src/analysis/reach/channels.ts";
import {
  guestChannels,
  type GuestWitness,
  guestWitness,
  usualBudget,
} from "../../../src/lint/security/witness/guest-witness.ts";
import { invited } from "../../../src/lint/security/witness/invited.ts";
import { anyAddress } from "../../../src/lint/security/witness/addresses-for.ts";
import { usual } from "../../../src/lint/security/witness/circumstances-for.ts";
import { writersOf } from "../../../src/analysis/reach/writers.ts";
import { legalRule, propertiesOf } from "../../arbitraries/rules.ts";
import { referenceEvaluate } from "../../oracle/reference.ts";
import { checkedRule } from "./said.ts";

const now = new Date("2026-03-01T12:00:00Z");

/** The rule as it is read, so that it has places in a text. */
function read(rule: Rule): CheckedRule {
  const result = check(print(rule));
  if (!result.ok) throw new TypeError(`not legal: ${print(rule)}`);
  return result.value;
}

const reachable = propertiesOf("user").filter(
  ({ name }) =>
    ["userType", "accountEnabled"].includes(name) ||
    writersOf("user", name).some(({ channel }) => guestChannels.includes(channel)),
);

const someRule = fc
  .oneof(legalRule("user"), legalRule("user", reachable), legalRule("user", reachable))
  .map(read);

const someChannels = fc
  .subarray([...guestChannels], { minLength: 1 })
  .map((some): ReadonlySet<Channel> => new Set(some));

const holds = ({ rule }: CheckedRule, { subject, unknown }: GuestWitness): boolean =>
  referenceEvaluate(rule, subject, { now, unknown }) === true;

describe("a guest for whom a rule is said to hold", () => {
  test("satisfies it", () => {
    fc.assert(
      fc.property(someRule, someChannels, (rule, through) => {
        const witness = guestWitness(rule, through);
        expect(witness === undefined || holds(rule, witness)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });

  test("has nothing written but through the channels", () => {
    fc.assert(
      fc.property(someRule, someChannels, (rule, through) => {
        const witness = guestWitness(rule, through);
        if (witness === undefined) return;
        const { written, subject, address = anyAddress } = witness;
        for (const [name, { by }] of written) {
          expect(through.has(by)).toBe(true);
          expect(writersOf("user", name).map(({ channel }) => channel)).toContain(by);
        }
        const rest = Object.entries(subject).filter(([name]) => !written.has(name));
        expect({ ...invited(address, usual), ...Object.fromEntries(rest) }).toEqual(
          invited(address, usual),
        );
        expect(subject["userType"]).toBe("Guest");
        expect(address).toMatch(/elsewhere\.example$|^guest@not[a-z\d-]+\.[a-z]+$/);
      }),
      { numRuns: 500 },
    );
  });

  test("is found for many rules, so that the other facts are about something", () => {
    const rules = fc.sample(someRule, { numRuns: 300, seed: 7 });
    const found = rules.filter((rule) => guestWitness(rule, new Set(guestChannels)) !== undefined);
    expect(found.length).toBeGreaterThan(100);
  });

  test("is seen where it does not satisfy it", () => {
    const rule = checkedRule('user.department -eq "Sales"');
    const witness = guestWitness(rule, new Set(guestChannels));
    expect(witness).toMatchObject({ subject: { department: "Sales" } });
    const lost: GuestWitness = {
      written: new Map(),
      subject: invited(anyAddress, usual),
      unknown: new Set(),
    };
    expect(holds(rule, lost)).toBe(false);
  });
});

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function large(parts: readonly string[], joint: string): CheckedRule {
  const text = parts.map((part) => `(${part})`).join(` ${joint} `);
  const result = check(text, { limits: { length: text.length, listItems: 100_000 } });
  if (!result.ok) throw new TypeError(JSON.stringify(result.diagnostics.slice(0, 2)));
  return result.value;
}

const pairs = many(
  400,
  (index) => `user.city -startsWith "c${index}" -or user.state -startsWith "s${index}"`,
);

const largeRules = {
  "alternatives that contradict each other": large(pairs, "-and"),
  "many alternatives": large(
    many(5000, (index) => `user.employeeId -eq "${index}"`),
    "-or",
  ),
  "many conditions": large(
    many(5000, (index) => `user.city -ne "${index}"`),
    "-and",
  ),
  "many addresses": large(
    many(
      300,
      (index) => `user.mail -contains "a${index}" -or user.proxyAddresses -contains "b${index}"`,
    ),
    "-and",
  ),
  "a long list": large(
    [`user.city -in [${many(20_000, (index) => `"${index}"`).join(", ")}]`, 'user.city -eq "x"'],
    "-and",
  ),
  "patterns that are long": large(
    many(200, (index) => `user.city -match "a{1000}|b{${index + 1}}$"`).slice(0, 3),
    "-and",
  ),
};

describe("a large rule", () => {
  test.each(Object.entries(largeRules))("of %s ends within the budget", (_name, rule) => {
    const budget = { left: usualBudget };
    guestWitness(rule, new Set(guestChannels), budget);
    // The last step may look at all values of one attribute.
    expect(budget.left).toBeGreaterThan(-1000);
    expect(Array.isArray(lint(rule, { kinds: ["security"] }))).toBe(true);
  });

  test("is claimed to hold of nobody where the budget is spent before it is looked through", () => {
    const rule = checkedRule('user.city -eq "Oslo" -and user.department -eq "x"');
    const through = new Set(guestChannels);
    expect(guestWitness(rule, through, { left: 2 })).toBeUndefined();
    expect(guestWitness(rule, through)).toBeDefined();
  });
});

test("the lints of security end for every legal rule, with spans inside its text", () => {
  fc.assert(
    fc.property(fc.oneof(legalRule("user"), legalRule("device")), (rule) => {
      const text = print(rule);
      for (const { span, fixes = [] } of lint(read(rule), { kinds: ["security"] })) {
        for (const { start, end } of [
          span,
          ...fixes.flatMap(({ edits }) => edits.map((edit) => edit.span)),
        ])
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});
