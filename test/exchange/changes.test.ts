import { describe, expect, test } from "vitest";
import { changesIn, errorOf } from "./source.ts";

test("changes are read one a line, with the time where they have one", async () => {
  const lines = [
    {
      kind: "upsert",
      subject: "user",
      id: "u1",
      properties: { city: "Oslo" },
      at: "2026-03-02T08:00:00Z",
    },
    { kind: "patch", subject: "device", id: "d1", properties: { displayName: null } },
    { kind: "remove", subject: "user", id: "u2", ticket: 7 },
  ];
  const text = lines.map((line) => JSON.stringify(line)).join("\n\n");
  expect(await changesIn(text)).toEqual([
    {
      change: { kind: "upsert", subject: "user", id: "u1", properties: { city: "Oslo" } },
      line: 1,
      at: new Date("2026-03-02T08:00:00Z"),
    },
    {
      change: { kind: "patch", subject: "device", id: "d1", properties: { displayName: null } },
      line: 3,
      at: undefined,
    },
    { change: { kind: "remove", subject: "user", id: "u2" }, line: 5, at: undefined },
  ]);
});

describe("a line is refused:", () => {
  const good = '{"kind":"remove","subject":"user","id":"u1"}\n';

  test.for([
    ["no JSON", '{"kind":remove}', 9, "expected a value but found `remove`"],
    ["no object", "7", 1, "expected an object or an array but found `7`"],
    [
      "no kind",
      '{"subject":"user","id":"u1"}',
      1,
      "`kind` is none of `upsert`, `patch` and `remove`",
    ],
    [
      "another kind",
      '{"subject":"user","kind":"delete"}',
      19,
      "`kind` is none of `upsert`, `patch` and `remove`",
    ],
    [
      "another subject",
      '{"kind":"remove","subject":"group","id":"g1"}',
      18,
      "`subject` is neither `user` nor `device`",
    ],
    ["no id", '{"kind":"remove","subject":"user"}', 1, "`id` is not an object id"],
    ["an empty id", '{"kind":"remove","subject":"user","id":""}', 35, "`id` is not an object id"],
    [
      "no properties",
      '{"kind":"patch","subject":"user","id":"u1"}',
      1,
      "`properties` is not an object",
    ],
    [
      "properties that are a list",
      '{"kind":"patch","subject":"user","id":"u1","properties":[]}',
      44,
      "`properties` is not an object",
    ],
    [
      "a time that is none",
      '{"kind":"remove","subject":"user","id":"u1","at":"today"}',
      45,
      "`at` is not a time",
    ],
  ] as const)("%s", async ([, line, column, problem]) => {
    const error = await errorOf(changesIn(good + line));
    expect([error.file, error.line, error.column, error.problem]).toEqual([
      "changes.ndjson",
      2,
      column,
      problem,
    ]);
  });
});

test.each(["", "\n", "\uFEFF\r\n"])("a day without changes is no fault: %j", async (text) => {
  expect(await changesIn(text)).toEqual([]);
});
