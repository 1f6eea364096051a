import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import type { ChangeRecord } from "../../src/exchange/read-changes.ts";
import type { GroupRecord } from "../../src/exchange/group-record.ts";
import type { SubjectRecord } from "../../src/exchange/subject-record.ts";
import { comparisonOperators, compileRule } from "../../src/index.ts";
import { changesIn, groupsIn, subjectsIn } from "./source.ts";

const fileIn = (name: string): Uint8Array => readFileSync(`examples/contoso/${name}`);

let users: readonly SubjectRecord[];
let devices: readonly SubjectRecord[];
let portal: readonly SubjectRecord[];
let groups: readonly GroupRecord[];
let changes: readonly ChangeRecord[];

beforeAll(async () => {
  users = await subjectsIn(fileIn("users.ndjson"));
  devices = await subjectsIn(fileIn("devices.ndjson"));
  portal = await subjectsIn(fileIn("users.csv"));
  groups = await groupsIn(fileIn("groups.json"));
  changes = await changesIn(fileIn("changes.ndjson"));
});

const rules = (): readonly string[] =>
  groups.filter(({ isDynamic }) => isDynamic).map(({ membershipRule = "" }) => membershipRule);

test("the example is what its script writes", () => {
  const { status, stderr } = spawnSync(process.execPath, ["scripts/make-contoso.ts", "--check"], {
    encoding: "utf8",
  });
  expect([status, stderr]).toEqual([0, ""]);
});

test("the portal's list tells of the same users what Graph tells", () => {
  const byId = new Map(users.map((user) => [user.id, user]));
  expect(portal.map(({ id }) => id).toSorted()).toEqual([...byId.keys()].toSorted());
  for (const { id, properties } of portal) {
    const { streetAddress: _, postalCode: __, ...rest } = properties;
    expect(byId.get(id)?.properties).toMatchObject(rest);
  }
});

test("both lists tell the same of the accounts of whoever comes from outside", () => {
  const byId = new Map(portal.map((user) => [user.id, user.account]));
  const told = users.filter(({ account }) => account !== undefined);
  expect(told).toHaveLength(138);
  for (const { id, account } of told) {
    const { creationType, externalUserState, identities = [] } = byId.get(id) ?? {};
    expect(account).toMatchObject({
      ...(creationType === undefined ? {} : { creationType }),
      ...(externalUserState === undefined ? {} : { externalUserState }),
    });
    expect(account?.identities?.[0]?.issuer).toBe(identities[0]?.issuer);
  }
});

test("the groups give access and licenses, and the assigned ones have those who say so", () => {
  const license = groups.filter(({ assignedLicenses }) => assignedLicenses.length > 0);
  expect(license.map(({ displayName }) => displayName)).toEqual([
    "Office workers",
    "License: Microsoft 365 F3",
  ]);
  expect(groups.filter(({ grants }) => grants.length > 0)).toHaveLength(6);
  for (const { id, isDynamic, members } of groups) {
    const said = users
      .filter(({ properties }) => ((properties["memberOf"] ?? []) as string[]).includes(id))
      .map((user) => user.id);
    expect(members).toEqual(isDynamic ? undefined : said);
  }
});

describe("the rules", () => {
  test("are legal, and hold for some but not for all", () => {
    const now = new Date("2026-09-07T00:00:00Z");
    const outOfHand = rules().filter((rule) => {
      const compiled = compileRule(rule);
      if (!compiled.ok) return true;
      const { checked, matches } = compiled.value;
      const subjects = checked.subject === "user" ? users : devices;
      const members = subjects.filter(({ id, properties }) =>
        matches({ ...properties, objectId: id }, now),
      );
      return (
        members.length === 0 ||
        (members.length === subjects.length && !rule.includes("objectId -ne null"))
      );
    });
    expect(outOfHand).toEqual([]);
  });

  test("use every operator", () => {
    const words = new Set(rules().flatMap((rule) => rule.toLowerCase().match(/[a-z]+/gu) ?? []));
    expect(
      Object.keys(comparisonOperators).filter((operator) => !words.has(operator.toLowerCase())),
    ).toEqual([]);
    for (const word of [
      "any",
      "all",
      "and",
      "or",
      "not",
      "null",
      "plus",
      "minus",
      "memberof",
      "reports",
    ]) {
      expect(words).toContain(word);
    }
  });
});

test("the changes are of one day, in order, and of subjects that are there", () => {
  const times = changes.map(({ at }) => at?.toISOString() ?? "");
  expect(times).toEqual(times.toSorted());
  expect(new Set(times.map((time) => time.slice(0, 10)))).toEqual(new Set(["2026-09-07"]));
  const there = new Set([...users, ...devices].map(({ id }) => id));
  for (const { change } of changes) {
    if (change.kind === "upsert") there.add(change.id);
    expect(there.has(change.id)).toBe(true);
    if (change.kind === "remove") there.delete(change.id);
  }
});
