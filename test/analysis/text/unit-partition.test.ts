import { describe, expect, test } from "vitest";
import { UnitPartition } from "../../../src/analysis/text/unit-partition.ts";
import { shorthandUnits, wordUnits } from "../../../src/text/pattern/named-units.ts";
import { unitIgnoringCase } from "../../../src/text/pattern/unit-case.ts";
import {
  anyUnit,
  complement,
  hasUnit,
  noUnit,
  unitSet,
  unitsOf,
  type UnitSet,
} from "../../../src/text/pattern/unit-set.ts";

const unitOf = (character: string): number => character.charCodeAt(0);
const readable = ({ order, representatives }: UnitPartition): string =>
  order.map((unitClass) => String.fromCharCode(representatives[unitClass] ?? 0)).join("");

describe("units are of one class exactly if no set tells them apart", () => {
  test.each<[string, UnitSet[]]>([
    ["no set", []],
    ["empty and full", [noUnit, anyUnit]],
    ["one unit, the first and the last", [unitSet(0), unitSet(0xffff), unitSet(97)]],
    ["a wide set", [shorthandUnits("w")]],
    [
      "wide sets and narrow ones",
      [shorthandUnits("w"), wordUnits(), unitSet(0x200c), unitIgnoringCase(unitOf("K"))],
    ],
    ["a set and its complement", [unitSet(10), complement(unitSet(10))]],
    [
      "sets that overlap",
      [
        unitsOf([{ first: 60, last: 90 }]),
        unitsOf([{ first: 80, last: 300 }]),
        shorthandUnits("d"),
      ],
    ],
  ])("%s", (_, sets) => {
    const partition = new UnitPartition(sets);
    const signatures = new Map<number, string>();
    for (let unit = 0; unit <= 0xffff; unit++) {
      const signature = sets.map((set) => Number(hasUnit(set, unit))).join("");
      const unitClass = partition.classOf(unit);
      if (!signatures.has(unitClass)) signatures.set(unitClass, signature);
      if (signatures.get(unitClass) !== signature) throw new Error(`U+${unit.toString(16)}`);
    }
    expect(new Set(signatures.values()).size).toBe(signatures.size);
    expect(partition.representatives.map((unit) => partition.classOf(unit))).toEqual([
      ...partition.representatives.keys(),
    ]);
  });
});

describe("a class is shown by its most readable unit", () => {
  test("letters before digits before signs before controls before halves of pairs", () => {
    const sets = [
      unitSet(unitOf("-")),
      unitsOf([{ first: 0xd800, last: 0xdfff }]),
      unitsOf([{ first: 0, last: 31 }]),
      unitsOf([{ first: 48, last: 57 }]),
      unitSet(unitOf("é")),
      unitSet(unitOf("€")),
    ];
    expect(readable(new UnitPartition(sets))).toBe("a0-é€\0\ud800");
  });

  test("of letters, one that is preferred", () => {
    const sets = [unitIgnoringCase(unitOf("e")), unitIgnoringCase(unitOf("m"))];
    expect(readable(new UnitPartition(sets, [unitOf("M"), unitOf("$")]))).toBe("aeM");
  });
});
