/** What `guest-reachable` says is so, and it ends for every rule. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { check, type CheckedRule, lint, print } from "../../../src/index.ts";
import type { Channel } from "../../../src/analysis/reach/channels.ts";
import { writersOf } from "../../../src/analysis/reach/writers.ts";
import { reachable } from "../../../src/analysis/reachable.ts";
import { faultOf, read } from "../../analysis/reach-model.ts";
import { legalRule, propertiesOf } from "../../arbitraries/rules.ts";
import { hintsOf, saidOf } from "./said.ts";

const guestChannels: readonly Channel[] = ["guest self-service", "inviter", "home tenant"];

const influenced = propertiesOf("user").filter(
  ({ name }) =>
    ["userType", "accountEnabled"].includes(name) ||
    writersOf("user", name).some(({ channel }) => guestChannels.includes(channel)),
);

const someRule = fc.oneof(legalRule("user"), legalRule("user", influenced)).map(read);

const someChannels = fc.subarray([...guestChannels], { minLength: 1 });

test("it is said only where somebody gets in, and no more is asked of them", () => {
  fc.assert(
    fc.property(someRule, someChannels, (rule, through) => {
      const channels = Object.fromEntries(
        guestChannels.map((one) => [one, through.includes(one) ? "untrusted" : "trusted"] as const),
      );
      if (saidOf("guest-reachable", print(rule.rule), { channels }).length === 0) return;
      const answer = reachable(rule, through);
      expect(answer).toMatchObject({ holds: true, given: [] });
      expect(faultOf(rule, through, answer, [])).toBeUndefined();
    }),
    { numRuns: 200 },
  );
});

test("it is said of many rules, so that this is about something", () => {
  const rules = fc.sample(someRule, { numRuns: 150, seed: 7 });
  const said = rules.filter((rule) => saidOf("guest-reachable", print(rule.rule)).length > 0);
  expect(said.length).toBeGreaterThan(40);
});

test.each([
  [
    'user.mailNickName -startsWith "eve" -and user.displayName -eq "Eve"',
    "a guest with the address `eve@elsewhere.example`, invited as `Eve`",
  ],
  [
    'user.department -eq "Sales" -and user.city -eq "Oslo"',
    "any guest, whose home tenant sets `user.department` to `Sales` and `user.city` to `Oslo`",
  ],
  [
    'user.otherMails -all (_ -endsWith "@contoso.com") -and user.mail -ne null',
    "any guest, who sets `user.otherMails` to nothing",
  ],
])("%s is reached by %s", (rule, recipe) => {
  const trust = {
    channels: { "home tenant": recipe.includes("home") ? "untrusted" : "trusted" },
  } as const;
  expect(hintsOf("guest-reachable", rule, trust)).toEqual([
    `for example: ${recipe}; a match is not proof of exploitability`,
  ]);
});

test.each([
  // Only for a host, or for an object id, of a certain kind.
  'user.userPrincipalName -endsWith "@contoso.com"',
  'user.objectId -startsWith "1"',
  // What nobody writes would have to be so already.
  'user.department -eq "Sales" -and user.employeeId -eq "7"',
  // Domains that a pattern names are somebody's.
  'user.proxyAddresses -any (_ -match "@(contoso|fabrikam)\\.com$")',
  // Nobody at all.
  'user.city -eq "Oslo" -and user.city -eq "Bergen"',
])("it is not said of %s", (rule) => {
  expect(saidOf("guest-reachable", rule)).toEqual([]);
});

const many = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

function large(parts: readonly string[], joint: string): CheckedRule {
  const text = parts.map((part) => `(${part})`).join(` ${joint} `);
  const result = check(text, { limits: { length: text.length, listItems: 100_000 } });
  if (!result.ok) throw new TypeError(JSON.stringify(result.diagnostics.slice(0, 2)));
  return result.value;
}

describe("it ends for a large rule", () => {
  test.each([
    [
      "of alternatives that contradict each other",
      many(
        400,
        (index) => `user.city -startsWith "c${index}" -or user.state -startsWith "s${index}"`,
      ),
      "-and",
    ],
    ["of many alternatives", many(5000, (index) => `user.employeeId -eq "${index}"`), "-or"],
    ["of many conditions", many(5000, (index) => `user.city -ne "${index}"`), "-and"],
    [
      "of many addresses",
      many(
        300,
        (index) => `user.mail -contains "a${index}" -or user.proxyAddresses -contains "b${index}"`,
      ),
      "-and",
    ],
    ["of many domains", many(1000, (index) => `user.mail -endsWith "@d${index}.com"`), "-or"],
    [
      "with a long list",
      [`user.city -in [${many(20_000, (index) => `"${index}"`).join(", ")}]`, 'user.city -eq "x"'],
      "-and",
    ],
    [
      "with long patterns",
      many(3, (index) => `user.city -match "a{1000}|b{${index + 1}}$"`),
      "-and",
    ],
  ])("%s", (_name, parts, joint) => {
    expect(Array.isArray(lint(large(parts, joint), { kinds: ["security"] }))).toBe(true);
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
    { numRuns: 300 },
  );
});
