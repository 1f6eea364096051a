import { describe, expect, test } from "vitest";
import { matchRules } from "../../../src/cli/diff/match-rules.ts";
import type { SideRule } from "../../../src/cli/diff/side-rule.ts";

const group = (id: string, displayName: string, place = "g.json"): SideRule => ({
  name: displayName,
  place,
  text: `rule of ${id} in ${place}`,
  group: { id, displayName, processingState: "On" },
});

const ruleFile = (place: string): SideRule => ({ name: place, place, text: place });

const shown = (before: readonly SideRule[], after: readonly SideRule[]): string[] =>
  matchRules(before, after).map(
    (pair) => `${pair.before?.text ?? "nothing"} → ${pair.after?.text ?? "nothing"}`,
  );

const other = group("other", "Other");

describe("rules are matched", () => {
  test("by the id in any letter case, also where the name changed", () => {
    expect(shown([group("A", "One"), other], [other, group("a", "Two")])).toEqual([
      "rule of other in g.json → rule of other in g.json",
      "rule of A in g.json → rule of a in g.json",
    ]);
  });

  test("by the display name where the ids are others", () => {
    expect(shown([group("1", "Sales"), other], [group("2", "sales"), other])[0]).toBe(
      "rule of 1 in g.json → rule of 2 in g.json",
    );
  });

  test("by the id before the name", () => {
    const before = [group("1", "A"), group("2", "B")];
    expect(shown(before, [group("1", "B"), group("2", "A")])).toEqual([
      "rule of 1 in g.json → rule of 1 in g.json",
      "rule of 2 in g.json → rule of 2 in g.json",
    ]);
  });

  test("in the same file where an id is in several", () => {
    const both = [group("x", "X", "dev/main.tf"), group("x", "X", "prod/main.tf")];
    expect(shown(both, both.toReversed())).toEqual([
      "rule of x in prod/main.tf → rule of x in prod/main.tf",
      "rule of x in dev/main.tf → rule of x in dev/main.tf",
    ]);
  });

  test("by the file where they are of no group", () => {
    expect(
      shown([ruleFile("a.rule"), ruleFile("b.rule")], [ruleFile("b.rule"), ruleFile("c.rule")]),
    ).toEqual(["b.rule → b.rule", "nothing → c.rule", "a.rule → nothing"]);
  });

  test("by nothing where either side has only one", () => {
    expect(shown([ruleFile("a.rule")], [group("g", "G")])).toEqual([
      "a.rule → rule of g in g.json",
    ]);
  });

  test("not by a name that two groups of a side have", () => {
    const before = [group("1", "Same"), group("2", "Same")];
    expect(shown(before, [group("3", "Same"), other])).toEqual([
      "nothing → rule of 3 in g.json",
      "nothing → rule of other in g.json",
      "rule of 1 in g.json → nothing",
      "rule of 2 in g.json → nothing",
    ]);
  });

  test("with names of prototypes as with others", () => {
    const hostile = ["__proto__", "constructor", "toString"].map((id) => group(id, id));
    expect(shown(hostile, hostile)).toHaveLength(3);
  });
});
