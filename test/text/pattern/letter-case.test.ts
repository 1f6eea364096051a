import { expect, test } from "vitest";
import { foldUnit } from "../../../src/text/ignore-case.ts";
import { propertyUnits, shorthandUnits, wordUnits } from "../../../src/text/pattern/named-units.ts";
import { setIgnoringCase, unitIgnoringCase } from "../../../src/text/pattern/unit-case.ts";
import { hasUnit, rangesOf, type UnitSet } from "../../../src/text/pattern/unit-set.ts";

const allUnits = Array.from({ length: 0x10000 }, (_, unit) => unit);
const membersOf = (set: UnitSet): number[] =>
  rangesOf(set).flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  );

const escaped = (unit: number): string => `\\u${unit.toString(16).padStart(4, "0")}`;

test("a unit matches just the units with its fold, for every unit", () => {
  const byFold = Map.groupBy(allUnits, foldUnit);
  const differing = allUnits.filter((unit) => {
    const expected = byFold.get(foldUnit(unit)) ?? [];
    return membersOf(unitIgnoringCase(unit)).join() !== expected.join();
  });
  expect(differing).toEqual([]);
});

test("a unit matches just the units that it matches in JavaScript, for every unit that has variants", () => {
  const text = String.fromCharCode(...allUnits.slice(0, 0x8000), ...allUnits.slice(0x8000));
  const cased = allUnits.filter((unit) => membersOf(unitIgnoringCase(unit)).length > 1);
  const differing = cased.filter((unit) => {
    const found = [...text.matchAll(new RegExp(escaped(unit), "gi"))].map((match) => match.index);
    return membersOf(unitIgnoringCase(unit)).join() !== found.join();
  });
  expect(cased.length).toBeGreaterThan(2000);
  expect(differing).toEqual([]);
});

test("a fold folds to itself", () => {
  expect(allUnits.filter((unit) => foldUnit(foldUnit(unit)) !== foldUnit(unit))).toEqual([]);
});

test("words, digits and spaces hold all variants of their units, and so do the others", () => {
  for (const letter of ["w", "W", "d", "D", "s", "S"] as const) {
    expect(setIgnoringCase(shorthandUnits(letter))).toBe(shorthandUnits(letter));
  }
});

test("a category holds the units that have it in JavaScript", () => {
  for (const name of ["L", "Lu", "Mn", "Nd", "Pc", "Zs", "Cs", "Cn", "So"]) {
    const expression = new RegExp(`^\\p{${name}}$`, "u");
    const expected = allUnits.filter((unit) => expression.test(String.fromCharCode(unit)));
    expect(membersOf(propertyUnits(name, false, false) ?? "")).toEqual(expected);
  }
});

test("a negated category is the complement, also ignoring case", () => {
  for (const ignoreCase of [false, true]) {
    const upper = propertyUnits("Lu", false, ignoreCase) ?? "";
    const others = propertyUnits("Lu", true, ignoreCase) ?? "";
    expect(allUnits.filter((unit) => hasUnit(upper, unit) === hasUnit(others, unit))).toEqual([]);
  }
});

test("a word at a boundary holds two joiners more than others", () => {
  const words = shorthandUnits("w");
  expect(membersOf(wordUnits()).filter((unit) => !hasUnit(words, unit))).toEqual([0x200c, 0x200d]);
});
