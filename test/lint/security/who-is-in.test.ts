/** What is said about guests and disabled accounts, and the addresses that are named, are so by the reference evaluator. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { print, type Rule } from "../../../src/index.ts";
import { legalRule, propertiesOf } from "../../arbitraries/rules.ts";
import { subjectFor } from "../../arbitraries/subjects.ts";
import { type ReferenceSubject, referenceMatches } from "../../oracle/reference.ts";
import { checkedRule, said, saidOf } from "./said.ts";

const now = new Date("2026-03-01T12:00:00Z");

const asked = propertiesOf("user").filter(({ name }) =>
  ["userType", "accountEnabled", "userPrincipalName", "city"].includes(name),
);
const ruleWithSubject = fc
  .oneof(legalRule("user"), legalRule("user", asked))
  .filter(({ kind }) => kind !== "member-of" && kind !== "direct-reports")
  .chain((rule) => subjectFor(rule, "user").map((subject) => ({ rule, subject })));

const kinds = {
  "includes-guests": [
    { userType: "Guest", userPrincipalName: "a_b.example#EXT#@c.example" },
    { userType: "Member", userPrincipalName: "a@c.example" },
  ],
  "includes-disabled": [{ accountEnabled: false }, { accountEnabled: true }],
} as const;

/** Whether a rule holds of somebody of either kind who is otherwise the same. */
const holdsOfBoth = (
  rule: Rule,
  subject: ReferenceSubject,
  both: readonly ReferenceSubject[],
): boolean => both.every((one) => referenceMatches(rule, { ...subject, ...one }, now));

describe.each(Object.entries(kinds))("%s", (code, both) => {
  test("is said of every rule that holds of somebody of either kind", () => {
    fc.assert(
      fc.property(ruleWithSubject, ({ rule, subject }) => {
        const isSaid = saidOf(code, print(rule)).length === 1;
        expect(isSaid || !holdsOfBoth(rule, subject, both)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test("offers a fix that leaves out those who are not meant", () => {
    const rule = 'user.city -eq "a" -or user.state -eq "b"';
    const [fix] = said(rule).find((one) => one.code === code)?.fixes ?? [];
    expect(fix?.certainty).toBe("guess");
    const mended = applied(rule, fix?.edits ?? []);
    const [left, kept] = both;
    const { rule: tree } = checkedRule(mended);
    expect(referenceMatches(tree, { city: "a", ...left })).toBe(false);
    expect(referenceMatches(tree, { city: "a", ...kept })).toBe(true);
    expect(saidOf(code, mended)).toEqual([]);
  });
});

interface Edit {
  readonly span: { readonly start: number; readonly end: number };
  readonly text: string;
}

const applied = (text: string, edits: readonly Edit[]): string =>
  edits
    .toReversed()
    .reduce(
      (left, edit) => left.slice(0, edit.span.start) + edit.text + left.slice(edit.span.end),
      text,
    );

describe("an address that is named", () => {
  test.each([
    ["mail", 'user.mail -contains "@contoso.com"'],
    ["mail", 'user.mail -endsWith "contoso.com"'],
    ["mail", 'user.mail -match "contoso.com$"'],
    ["mail", 'user.mail -match "@mail.contoso\\.com$"'],
    ["userPrincipalName", 'user.userPrincipalName -contains "contoso.com"'],
    ["otherMails", 'user.otherMails -any (_ -contains "@contoso.com")'],
    [
      "proxyAddresses",
      'user.proxyAddresses -any (_ -startsWith "SMTP:" -and _ -endsWith "contoso.com")',
    ],
  ])("in `%s` passes %s", (property, rule) => {
    const [message = ""] = saidOf("mail-domain-unanchored", rule);
    const [, address = ""] = /^`([^`]+)`/.exec(message) ?? [];
    const value = ["otherMails", "proxyAddresses"].includes(property) ? [address] : address;
    expect(referenceMatches(checkedRule(rule).rule, { [property]: value })).toBe(true);
    expect(address).not.toMatch(/@contoso\.com$/);
  });

  test.each([
    ['user.mail -contains "@contoso.com"', '-endsWith "@contoso.com"'],
    ['user.mail -endsWith "contoso.com"', '-endsWith "@contoso.com"'],
    ['user.mail -match ".*@contoso.com$"', '-endsWith "@contoso.com"'],
    ['user.mail -match "(a|b).com$"', undefined],
  ])("by %s has the fix %s", (rule, better) => {
    const found = said(rule).find(({ code }) => code === "mail-domain-unanchored");
    expect(found?.fixes?.[0]?.edits[0]?.text).toBe(better);
    expect(found?.fixes?.[0]?.certainty).toBe(better === undefined ? undefined : "guess");
  });
});
