import { describe, expect, test } from "vitest";
import { refused } from "./refused.ts";
import { errorOf, subjectsIn } from "./source.ts";

describe("a JSON file is refused:", () => {
  refused([
    {
      name: "text behind",
      text: '{"id":"u1"} x',
      at: [1, 13],
      problem: "expected an object or an array but found `x`",
    },
    {
      name: "other than objects in a list",
      text: '["u1"]',
      at: [1, 2],
      problem: 'expected an object or `]` but found `"`',
    },
    {
      name: "a comma too many",
      text: '[{"id":"u1"},\n]',
      at: [2, 1],
      problem: "expected an object but found `]`",
      hint: "comma",
    },
    {
      name: "a comma missing",
      text: '[{"id":"u1"}\n {"id":"u2"}]',
      at: [2, 2],
      problem: "expected `,` or `]` but found `{`",
    },
    {
      name: "a comma at the end of an object",
      text: '{"id":"u1",\n}',
      at: [2, 1],
      problem: "expected a name in double quotes but found `}`",
      hint: "comma",
    },
    {
      name: "single quotes",
      text: "{'id':'u1'}",
      at: [1, 2],
      problem: "expected a name in double quotes or `}` but found `'`",
      hint: "double quotes",
    },
    {
      name: "a word that is no value",
      text: '{"id":"u1"}\n{"id":undefined}\n',
      at: [2, 7],
      problem: "expected a value but found `undefined`",
    },
    {
      name: "a bad escape",
      text: '{"id":"u\\1"}',
      at: [1, 9],
      problem: "expected a value but found `\\`",
    },
    {
      name: "a line break in a string",
      text: '{"id":"u1\n"}',
      at: [1, 10],
      problem: "expected the closing quote but found a line break",
    },
    {
      name: "a fault before the list",
      text: '{"a":1 "value":[{"id":"u1"}]}',
      at: [1, 8],
      problem: 'expected `,` or `}` but found `"`',
    },
    {
      name: "a fault behind the list",
      text: '{"value":[{"id":"u1"}],\n}',
      at: [2, 1],
      problem: "expected a name in double quotes but found `}`",
      hint: "comma",
    },
    {
      name: "a bracket of the other kind",
      text: '[{"id":"u1"]',
      at: [1, 12],
      problem: "expected `,` or `}` but found `]`",
    },
    {
      name: "cut off in a list",
      text: '{"value":[{"id":"u1"},',
      at: [1, 23],
      problem: "the file ends inside a JSON value",
      hint: "cut off",
    },
    {
      name: "cut off in an object",
      text: '{"value":[{"id":"u1"},\n{"id":"u',
      at: [2, 9],
      problem: "the file ends inside a JSON value",
      hint: "cut off",
    },
    {
      name: "cut off behind the list",
      text: '{"value":[{"id":"u1"}]',
      at: [1, 23],
      problem: "the file ends inside a JSON value",
      hint: "cut off",
    },
    {
      name: "a line that is cut off",
      text: '{"id":"u1"}\n{"id":"u2"\n{"id":"u3"}\n',
      at: [3, 1],
      problem: "expected `,` or `}` but found `{`",
    },
    {
      name: "no id",
      text: '[{"id":"u1"},\n {"displayName":"Ada"}]',
      at: [2, 2],
      problem: "the user has no `id`",
      hint: "selected",
    },
    {
      name: "an id twice",
      text: '{"id":"u1"}\n{"id":"U1"}',
      at: [2],
      problem: "the id `U1` is that of line 1 too",
      hint: "keep one",
    },
    {
      name: "an attribute by two names",
      text: '{"id":"u1","mobile":"1","mobilePhone":"2"}',
      at: [1, 25],
      problem: "`mobile` stands here a second time, by another name",
      hint: "keep one",
    },
    {
      name: "two ids",
      text: '{"id":"u1","objectId":"u2"}',
      at: [1, 12],
      problem: "`objectId` stands here a second time, by another name",
      hint: "keep one",
    },
    {
      name: "a text that is a number",
      text: '{\n "id": "u1",\n "department": 7\n}',
      at: [3, 2],
      problem: "`department` of a user holds what a string cannot hold",
      hint: "a text",
    },
    {
      name: "a boolean that is a text",
      text: '{"id":"u1","onPremisesSyncEnabled":"true"}',
      at: [1, 12],
      problem: "`dirSyncEnabled` of a user holds what a boolean cannot hold",
      hint: "true or false",
    },
    {
      name: "a collection that is a text",
      text: '{"id":"u1","otherMails":"a@b.c"}',
      at: [1, 12],
      problem: "`otherMails` of a user holds what a string collection cannot hold",
      hint: "a list",
    },
    {
      name: "plans that are texts",
      text: '{"id":"u1","assignedPlans":["x"]}',
      at: [1, 12],
      problem: "`assignedPlans` of a user holds what a plan collection cannot hold",
      hint: "plans",
    },
    {
      name: "a date that is none",
      text: '{"id":"u1","employeeHireDate":"2025-02-30"}',
      at: [1, 12],
      problem: "`employeeHireDate` of a user holds what a date cannot hold",
      hint: "2025",
    },
    {
      name: "a group",
      text: '{"@odata.type":"#microsoft.graph.group","id":"g1"}',
      at: [1, 2],
      problem: '`"#microsoft.graph.group"` is neither a user nor a device',
      hint: "leave",
    },
    {
      name: "a removal",
      text: '{"id":"u1","@removed":{"reason":"deleted"}}',
      at: [1, 12],
      problem: "this is a removal, not a user or a device",
      hint: "delta",
    },
    {
      name: "a change",
      text: '{"kind":"patch","subject":"user","id":"u1","properties":{}}',
      at: [1, 2],
      problem: "this is a change, not a user or a device",
      hint: "changes",
    },
    {
      name: "another kind of subject",
      text: '{"subject":"group","id":"u1","properties":{}}',
      at: [1, 2],
      problem: "`subject` is neither `user` nor `device`",
    },
    {
      name: "properties that are a list",
      text: '{"subject":"user","id":"u1","properties":[]}',
      at: [1, 29],
      problem: "`properties` is not an object",
      hint: "names in rules",
    },
  ]);

  test("an object without end, once it is too long", async () => {
    const text = `{"id":"u1","x":["${"a".repeat(16_000_000)}`;
    const error = await errorOf(subjectsIn(text));
    expect(error.problem).toBe("a JSON value is longer than 16,000,000 characters");
  });

  test("deep nesting, which must not overflow", async () => {
    const error = await errorOf(subjectsIn(`{"id":"u1","x":${"[".repeat(100_000)}`));
    expect(error.problem).toBe("the file ends inside a JSON value");
  });
});
