import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { commandOf } from "../../src/exchange/command-of.ts";
import { command, commandKinds, commandOfKind } from "../arbitraries/commands.ts";
import { commandsIn } from "./source.ts";

const sale = { kind: "setRule", groupId: "sales", rule: 'user.department -eq "Sales"' };

test("commands are read one a line, with the time where they have one", async () => {
  const lines = [
    { ...sale, at: "2026-03-02T08:00:00Z" },
    { at: "2026-03-02", kind: "pause", groupId: "sales" },
    { kind: "remove", subject: "user", id: "anna" },
  ];
  expect(await commandsIn(lines.map((line) => JSON.stringify(line)).join("\n\n"))).toEqual([
    { command: sale, at: new Date("2026-03-02T08:00:00Z"), line: 1 },
    { command: { kind: "pause", groupId: "sales" }, at: new Date("2026-03-02"), line: 3 },
    { command: { kind: "remove", subject: "user", id: "anna" }, at: undefined, line: 5 },
  ]);
});

test.each(["", "\n", "\uFEFF\r\n"])("a day without commands is no fault: %j", async (text) => {
  expect(await commandsIn(text)).toEqual([]);
});

test.each(commandKinds)("what is written of `%s` is read back", async (kind) => {
  await fc.assert(
    fc.asyncProperty(fc.array(commandOfKind(kind), { maxLength: 3 }), async (commands) => {
      const text = commands.map((one) => `${JSON.stringify(one)}\n`).join("");
      expect((await commandsIn(text)).map((record) => record.command)).toEqual(commands);
    }),
    { numRuns: 20 },
  );
});

test("a command is one as it is, and none with a key more", () => {
  fc.assert(
    fc.property(command, fc.string({ minLength: 1 }), (given, key) => {
      fc.pre(!Object.hasOwn(given, key));
      expect(commandOf(given)).toEqual({ ok: true, command: given });
      const more: unknown = JSON.parse(
        JSON.stringify(given).replace(/\}$/u, () => `,${JSON.stringify(key)}:[]}`),
      );
      expect(commandOf(more).ok).toBe(false);
    }),
  );
});

describe("a value that is no command is told, whatever it is", () => {
  test("a drawn one", () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        expect(commandOf(value).ok).toBe(false);
      }),
    );
  });

  test("a command of which a part is another thing", () => {
    fc.assert(
      fc.property(command, fc.nat(), (given, pick) => {
        const keys = Object.keys(given);
        const key = keys[pick % keys.length] ?? "kind";
        expect(commandOf({ ...given, [key]: -7 })).toMatchObject({
          ok: false,
          fault: { path: [key] },
        });
      }),
    );
  });

  test("one that inherits what it lacks", () => {
    const reading = commandOf(Object.create({ kind: "pause", groupId: "sales" }));
    expect(reading).toMatchObject({ ok: false, fault: { problem: "has no `kind`" } });
    const half: object = Object.assign(Object.create({ groupId: "sales" }) as object, {
      kind: "pause",
    });
    expect(commandOf(half)).toMatchObject({ ok: false, fault: { problem: "lacks `groupId`" } });
  });
});
