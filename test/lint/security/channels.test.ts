import { expect, test } from "vitest";
import { catalogue } from "../../../src/index.ts";
import { channels } from "../../../src/analysis/reach/channels.ts";
import { trustedByDefault, writersOf, writings } from "../../../src/analysis/reach/writers.ts";
import { hintsOf, said, saidOf } from "./said.ts";

const isAccountedFor = (subject: "user" | "device", name: string): boolean =>
  writersOf(subject, name).length > 0 !== trustedByDefault[subject].includes(name);

test("every property has writers or is trusted by default, and none is both", () => {
  const left = catalogue.filter(({ subject, name }) => !isAccountedFor(subject, name));
  expect(left.map(({ subject, name }) => `${subject}.${name}`)).toEqual([]);
});

test("a property without a row is seen", () => {
  expect(isAccountedFor("user", "shoeSize")).toBe(false);
});

test("every name in the tables is one of the catalogue", () => {
  const names = new Set(catalogue.map(({ subject, name }) => `${subject}.${name}`));
  const told = [
    ...writings.flatMap(({ subject, properties }) => properties.map((name) => [subject, name])),
    ...Object.entries(trustedByDefault).flatMap(([subject, some]) =>
      some.map((name) => [subject, name]),
    ),
  ].filter(([, name]) => name !== "extension_*");
  expect(told.map((path) => path.join(".")).filter((path) => !names.has(path))).toEqual([]);
});

test("every channel writes something", () => {
  const writing = new Set<string>(writings.map(({ channel }) => channel));
  expect(Object.keys(channels).filter((channel) => !writing.has(channel))).toEqual([]);
});

test("an inviter sets no other user type than Guest", () => {
  const [row] = writersOf("user", "userType");
  expect(row).toMatchObject({ channel: "inviter", only: ["Guest"] });
});

test("extension properties of applications are written by those who sign up, in any letter case", () => {
  const name = "EXTENSION_0123456789abcdef0123456789abcdef_level";
  expect(writersOf("user", name).map(({ channel }) => channel)).toEqual([
    "sign-up flow",
    "application",
  ]);
});

test.each(["__proto__", "constructor", "", "extension_*x"])("nobody writes %j", (name) => {
  expect(writersOf("user", name)).toEqual([]);
});

test("a channel that is trusted is not spoken of", () => {
  const rule = 'user.mobile -eq "1" -and user.userType -eq "Member"';
  expect(saidOf("self-writable-attribute", rule)).toEqual([
    "not only administrators can write `user.mobile` (members themselves)",
  ]);
  const trusted = { channels: { "member self-service": "trusted" } } as const;
  expect(saidOf("self-writable-attribute", rule, trusted)).toEqual([]);
  const hybrid = { channels: { "hybrid self-write": "trusted" } } as const;
  expect(saidOf("hybrid-self-writable", rule, hybrid)).toEqual([]);
  const device = { channels: { device: "trusted" } } as const;
  expect(saidOf("device-self-reported", 'device.deviceModel -eq "x"', device)).toEqual([]);
});

test("a channel that is not trusted is spoken of", () => {
  const rule = 'user.employeeId -startsWith "7" -and user.userType -eq "Member"';
  expect(saidOf("self-writable-attribute", rule)).toEqual([]);
  const untrusted = { channels: { application: "untrusted" } } as const;
  expect(saidOf("self-writable-attribute", rule, untrusted)).toEqual([
    "not only administrators can write `user.employeeId` (applications)",
  ]);
  expect(
    said(rule, untrusted).find(({ code }) => code === "loose-match-on-influenced-attribute"),
  ).toMatchObject({ severity: "hint" });
});

test("attributes with the same writers stand together, each once", () => {
  const rule =
    'user.city -eq "a" -and user.mobile -eq "1" -and user.state -eq "b" -and user.city -ne "c" -and user.userType -eq "Member"';
  expect(saidOf("self-writable-attribute", rule)).toEqual([
    "not only administrators can write `user.city`, `user.state` (people who sign up; users of an external tenant themselves), `user.mobile` (members themselves)",
  ]);
});

test.each([
  [{}, "any guest, whose home tenant sets `user.mail` to `kim.berg@contoso.com`"],
  [{ "home tenant": "trusted" }, undefined],
  [
    { inviter: "trusted" },
    "any guest, whose home tenant sets `user.mail` to `kim.berg@contoso.com`",
  ],
] as const)("with %j, `mail` of a domain is reached by: %s", (trust, by) => {
  const hints = hintsOf("guest-reachable", 'user.mail -endsWith "@contoso.com"', {
    channels: trust,
  });
  expect(hints).toEqual(
    by === undefined ? [] : [`for example: ${by}; a match is not proof of exploitability`],
  );
});

test("where inviters are trusted, nothing is known of addresses and display names", () => {
  const trust = { channels: { inviter: "trusted" } } as const;
  expect(saidOf("guest-reachable", 'user.proxyAddresses -contains "elsewhere"')).toHaveLength(1);
  expect(saidOf("guest-reachable", 'user.proxyAddresses -contains "elsewhere"', trust)).toEqual([]);
  expect(saidOf("guest-reachable", 'user.userPrincipalName -ne "x"', trust)).toEqual([]);
});

test("where all three are trusted, nobody is made to measure", () => {
  const trust = {
    channels: { inviter: "trusted", "home tenant": "trusted", "guest self-service": "trusted" },
  } as const;
  expect(saidOf("guest-reachable", 'user.department -ne "x"', trust)).toEqual([]);
});
