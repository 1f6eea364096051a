import { expect, test } from "vitest";
import { InputError } from "../../src/exchange/input-error.ts";
import { commandKinds } from "../arbitraries/commands.ts";
import { commandsIn, errorOf } from "./source.ts";

const kinds = `it is one of ${commandKinds.map((kind) => `\`${kind}\``).join(", ")}`;

interface Case {
  readonly name: string;
  readonly line: string;
  readonly column: number;
  readonly problem: string;
  readonly hint?: string;
}

const good = '{"kind":"pause","groupId":"g"}\n';

const cases: readonly Case[] = [
  {
    name: "no JSON",
    line: '{"kind":pause}',
    column: 9,
    problem: "expected a value but found `pause`",
  },
  {
    name: "no object",
    line: "7",
    column: 1,
    problem: "expected an object or an array but found `7`",
  },
  { name: "no kind", line: "{}", column: 1, problem: "the command has no `kind`", hint: kinds },
  {
    name: "a kind that is a number",
    line: '{"kind":7}',
    column: 2,
    problem: "`kind` is not a text",
    hint: kinds,
  },
  {
    name: "a kind with a slip",
    line: '{"groupId":"g","kind":"setRul"}',
    column: 16,
    problem: "`kind` is `setRul`, which is no command",
    hint: "did you mean `setRule`?",
  },
  {
    name: "a kind in another letter case",
    line: '{"kind":"Pause","groupId":"g"}',
    column: 2,
    problem: "`kind` is `Pause`, which is no command",
    hint: "did you mean `pause`?",
  },
  {
    name: "a kind that all objects have",
    line: '{"kind":"constructor"}',
    column: 2,
    problem: "`kind` is `constructor`, which is no command",
    hint: kinds,
  },
  {
    name: "a key that is missing",
    line: '{"kind":"setRule","groupId":"g"}',
    column: 1,
    problem: "`setRule` lacks `rule`",
  },
  {
    name: "a key with a slip",
    line: '{"kind":"setRule","groupId":"g","rules":"x"}',
    column: 33,
    problem: "`rules` is not known here",
    hint: "did you mean `rule`?",
  },
  {
    name: "a key of another kind",
    line: '{"kind":"pause","groupId":"g","subjectId":"u"}',
    column: 31,
    problem: "`subjectId` is not known here",
    hint: "known are `groupId`",
  },
  {
    name: "a key of all objects",
    line: '{"kind":"pause","groupId":"g","__proto__":{"groupId":"h"}}',
    column: 31,
    problem: "`__proto__` is not known here",
    hint: "known are `groupId`",
  },
  {
    name: "an empty id",
    line: '{"kind":"pause","groupId":""}',
    column: 17,
    problem: "`groupId` is not a text",
    hint: "give a text that is not empty",
  },
  {
    name: "null for what may be left out",
    line: '{"kind":"invite","id":"u","mail":"a@b.c","userType":null}',
    column: 42,
    problem: "`userType` is null",
    hint: "leave it out instead",
  },
  {
    name: "another user type",
    line: '{"kind":"convertUserType","id":"u","userType":"Gest"}',
    column: 36,
    problem: "`userType` is `Gest`, which it cannot be",
    hint: "did you mean `Guest`?",
  },
  {
    name: "another subject",
    line: '{"kind":"remove","subject":"group","id":"g"}',
    column: 18,
    problem: "`subject` is `group`, which it cannot be",
    hint: "it is one of `user`, `device`",
  },
  {
    name: "attributes that are a list",
    line: '{"kind":"patch","subject":"user","id":"u","properties":[]}',
    column: 43,
    problem: "`properties` is not an object",
    hint: "name the attributes as rules do",
  },
  {
    name: "attributes that nest",
    line: `{"kind":"patch","subject":"user","id":"u","properties":{"a":1,"x":${"[".repeat(100_000)}${"]".repeat(100_000)}}}`,
    column: 63,
    problem: "`properties.x` nests deeper than any attribute",
    hint: "leave the attribute out",
  },
  {
    name: "an account with another word",
    line: '{"kind":"setAccount","id":"u","account":{"creationType":"Invite"}}',
    column: 42,
    problem: "`account.creationType` is `Invite`, which it cannot be",
    hint: "it is one of `Invitation`, `LocalAccount`, `EmailVerified`, `SelfServiceSignUp`",
  },
  {
    name: "a group without name",
    line: '{"kind":"createGroup","group":{"id":"g"}}',
    column: 23,
    problem: "`group` lacks `displayName`",
  },
  {
    name: "a name deep inside, which stands elsewhere before",
    line: '{"kind":"createGroup","group":{"id":"role","displayName":"role","grants":[{"kind":"app","app":"x","role":7}]}}',
    column: 99,
    problem: "`group.grants[0].role` is not a text",
  },
  {
    name: "licenses that are one",
    line: '{"kind":"changeGroup","groupId":"g","set":{"assignedLicenses":{"skuId":"s","disabledPlans":[]}}}',
    column: 44,
    problem: "`set.assignedLicenses` is not a list",
  },
  {
    name: "what cannot be changed of a group",
    line: '{"kind":"changeGroup","groupId":"g","set":{"isAssignableToRole":true}}',
    column: 44,
    problem: "`set.isAssignableToRole` is not known here",
    hint: "known are `displayName`, `description`, `hasHiddenMembership`, `assignedLicenses`, `grants`, `limits`",
  },
  {
    name: "a flag that is a text",
    line: '{"kind":"changeGroup","groupId":"g","set":{"hasHiddenMembership":"true"}}',
    column: 44,
    problem: "`set.hasHiddenMembership` is neither true nor false",
  },
  {
    name: "hours without end",
    line: '{"kind":"activateRole","id":"r","hours":1e999}',
    column: 33,
    problem: "`hours` is not a number from 0 on",
  },
  {
    name: "half a seat",
    line: '{"kind":"setLicense","sku":"SPE_E3","seats":0.5}',
    column: 37,
    problem: "`seats` is not a whole number from 0 on",
  },
  {
    name: "an end that is no time",
    line: '{"kind":"setLicense","sku":"SPE_E3","seats":1,"until":"2026-02-30"}',
    column: 47,
    problem: "`until` is not a time",
    hint: "write it as 2025-01-31T08:00:00Z",
  },
  {
    name: "a setting that there is not",
    line: '{"kind":"changeSettings","settings":{"gates":"off"}}',
    column: 38,
    problem: "`settings.gates` is not known here",
    hint: "did you mean `gate`?",
  },
  {
    name: "another gate",
    line: '{"kind":"changeSettings","settings":{"gate":"closed"}}',
    column: 38,
    problem: "`settings.gate` is `closed`, which it cannot be",
    hint: "it is one of `enforce`, `report`, `off`",
  },
  {
    name: "another level of guests",
    line: '{"kind":"changeSettings","settings":{"guestLevel":"none"}}',
    column: 38,
    problem: "`settings.guestLevel` is `none`, which it cannot be",
    hint: "it is one of `same as members`, `limited`, `own objects only`",
  },
  {
    name: "no domains",
    line: '{"kind":"changeSettings","settings":{"domains":[]}}',
    column: 38,
    problem: "`settings.domains` is empty",
    hint: "a tenant has one domain at least",
  },
  {
    name: "a domain without name",
    line: '{"kind":"changeSettings","settings":{"domains":["contoso.com", ""]}}',
    column: 64,
    problem: "`settings.domains[1]` is not a text",
    hint: "give a text that is not empty",
  },
  {
    name: "a country by its name",
    line: '{"kind":"changeSettings","settings":{"usageLocation":"Norway"}}',
    column: 38,
    problem: "`settings.usageLocation` is not a country",
    hint: "write it as two letters, such as `NO`",
  },
  {
    name: "a limit below nothing",
    line: '{"kind":"changeSettings","settings":{"limits":{"joiners":1,"leavers":-1}}}',
    column: 60,
    problem: "`settings.limits.leavers` is not a number from 0 on",
  },
  {
    name: "a time that is none",
    line: '{"kind":"pause","groupId":"g","at":"today"}',
    column: 31,
    problem: "`at` is not a time",
    hint: "write it as 2025-01-31T08:00:00Z",
  },
];

test.for(cases)("a line is refused: $name", async ({ line, column, problem, hint }) => {
  const error = await errorOf(commandsIn(good + line));
  expect(error).toBeInstanceOf(InputError);
  expect([error.file, error.line, error.column]).toEqual(["commands.ndjson", 2, column]);
  expect([error.problem, error.hint]).toEqual([problem, hint]);
});

test("a huge id is an id, and a huge word is told in short", async () => {
  const huge = "x".repeat(1_000_000);
  const [record] = await commandsIn(JSON.stringify({ kind: "pause", groupId: huge }));
  expect(record?.command).toEqual({ kind: "pause", groupId: huge });
  for (const line of [{ kind: huge }, { kind: "pause", groupId: "g", [huge]: 1 }]) {
    // eslint-disable-next-line no-await-in-loop
    const error = await errorOf(commandsIn(JSON.stringify(line)));
    expect(error.problem.length).toBeLessThan(120);
  }
});
