import { describe, expect, test } from "vitest";
import { isBeyond, moveLimit } from "../../../src/cli/diff/move-limit.ts";

const isOver = (text: string, movers: number, members: number): boolean => {
  const limit = moveLimit("--max-leavers", text);
  return limit !== undefined && isBeyond(limit, movers, members);
};

describe("a limit", () => {
  test.for([
    ["5", 5, 6],
    ["0", 0, 1],
    ["5%", 5, 6],
    ["2.5%", 2, 3],
    ["0%", 0, 1],
    ["100%", 100, 101],
  ] as const)("of %s lets %i of 100 move, and not %i", ([text, most, more]) => {
    expect([isOver(text, most, 100), isOver(text, more, 100)]).toEqual([false, true]);
  });

  test("of a part of nobody is nobody", () => {
    expect([isOver("50%", 0, 0), isOver("50%", 1, 0)]).toEqual([false, true]);
  });

  test.for(["", "%", "-1", "5 %", "1e3", "0x10", "1.5", "many", "5%%", "Infinity"])(
    "is not %j",
    (text) => {
      expect(() => moveLimit("--max-leavers", text)).toThrow("neither a number nor a per cent");
    },
  );
});
