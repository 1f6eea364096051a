import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plan, PropertyValue } from "../../../src/index.ts";
import type { HeldType } from "../../../src/directory/check-properties.ts";
import {
  itemsOfText,
  textOfValue,
  valueOfText,
} from "../../../src/membership/columns/value-text.ts";
import { isSeen } from "../../laws/planted.ts";

/** Texts that are near to how texts of collections are written: separators, and what JSON is made of. */
const oddText = fc.oneof(
  fc.string({ unit: fc.constantFrom("a", "\0", "\u0001", '"', "[", "]", ",", "\\"), maxLength: 4 }),
  fc.constantFrom("", "é", "東", "\ud800", "\0[]", '\0["a"]', "a\0b", "\u0001\u0001", "null"),
);
const items = fc.array(fc.oneof(oddText, oddText, fc.constant(null)), { maxLength: 4 });
const plans = fc.array(
  fc.oneof(
    fc.record(
      {
        servicePlanId: oddText,
        capabilityStatus: fc.oneof(oddText, fc.constant(null)),
        service: oddText,
        other: oddText,
      },
      { requiredKeys: [] },
    ),
    fc.constant(null),
  ),
  { maxLength: 3 },
);

const values: Readonly<Record<HeldType, fc.Arbitrary<PropertyValue>>> = {
  boolean: fc.constantFrom(true, false, null),
  string: fc.oneof(oddText, fc.constant(null)),
  version: fc.constantFrom("1.0", "", null),
  date: fc.constantFrom("2025-01-01", "", null),
  reference: fc.oneof(oddText, fc.constant(null)),
  "string collection": fc.oneof(items, fc.constant(null)),
  "reference collection": fc.oneof(items, fc.constant(null)),
  "plan collection": fc.oneof(plans, fc.constant(null)) as fc.Arbitrary<PropertyValue>,
};
const types = Object.keys(values) as HeldType[];

interface Case {
  readonly type: HeldType;
  readonly one: PropertyValue;
  readonly other: PropertyValue;
}
const cases: fc.Arbitrary<Case> = fc
  .constantFrom(...types)
  .chain((type) => fc.record({ type: fc.constant(type), one: values[type], other: values[type] }));

/** What rules can tell of a value, as one text: elements that are set, in their order; of a plan three keys. */
function seenOf(type: HeldType, value: PropertyValue): string {
  if (value === null || value === "") return "unset";
  if (!Array.isArray(value)) return JSON.stringify(value);
  const seen =
    type === "plan collection"
      ? value.flatMap((plan) => (plan === null ? [] : [planSeen(plan as Plan)]))
      : value.filter((item) => item !== null && item !== "");
  return seen.length === 0 ? "unset" : JSON.stringify(seen);
}

const planSeen = (plan: Plan): unknown[] =>
  ["servicePlanId", "capabilityStatus", "service"].map((key) => plan[key] ?? "");

type TextOf = typeof textOfValue;

const roundTrip = (textOf: TextOf): fc.IProperty<[Case]> =>
  fc.property(cases, ({ type, one }) => {
    const value = valueOfText(type, textOf(type, one));
    expect(seenOf(type, value ?? null)).toBe(seenOf(type, one));
    if (value !== undefined) expect(textOf(type, value)).toBe(textOf(type, one));
  });

const injective = (textOf: TextOf): fc.IProperty<[Case]> =>
  fc.property(cases, ({ type, one, other }) => {
    const isSame = textOf(type, one) === textOf(type, other);
    expect(isSame).toBe(seenOf(type, one) === seenOf(type, other));
  });

/** Joins the elements of collections, whatever they hold. */
const joining: TextOf = (type, value) =>
  Array.isArray(value) && type !== "plan collection"
    ? value.filter((item) => typeof item === "string" && item !== "").join("\0")
    : textOfValue(type, value);

/** Takes plans without a value for no plans. */
const planless: TextOf = (type, value) =>
  textOfValue(
    type,
    Array.isArray(value) && type === "plan collection"
      ? (value.filter((plan) => planSeen((plan ?? {}) as Plan).join("") !== "") as Plan[])
      : value,
  );

describe("the text of a value", () => {
  test("gives the value again, as far as rules can see it", () => {
    fc.assert(roundTrip(textOfValue), { numRuns: 2000 });
  });

  test("is another one for every value that rules can tell apart", () => {
    fc.assert(injective(textOfValue), { numRuns: 2000 });
  });

  test.each([
    ["joined", joining],
    ["without plans that say nothing", planless],
  ])("that is %s is seen", (_, textOf) => {
    expect(isSeen(roundTrip(textOf)) || isSeen(injective(textOf))).toBe(true);
  });

  test.each([
    ["string collection", ["a\0b"], ["a", "b"]],
    ["string collection", ["\0"], []],
    ["string collection", ['\0["a"]'], ["a"]],
    ["string collection", ["ab"], ["a", "b"]],
    ["plan collection", [{ service: "a\0" }], [{ service: "a" }, {}]],
    [
      "plan collection",
      [{ servicePlanId: "a\u0001b" }],
      [{ servicePlanId: "a", capabilityStatus: "b" }],
    ],
    ["plan collection", [{}], []],
  ] as const)("tells %s %j from %j", (type, one, other) => {
    expect(textOfValue(type, one)).not.toBe(textOfValue(type, other));
  });

  test("of what is unset is empty", () => {
    for (const type of types)
      for (const value of [undefined, null, ""]) expect(textOfValue(type, value)).toBe("");
    expect(textOfValue("string collection", ["", null])).toBe("");
    expect(textOfValue("plan collection", [])).toBe("");
    for (const type of types) expect(valueOfText(type, "")).toBeUndefined();
  });

  test("leaves out elements that are not set", () => {
    expect(itemsOfText(textOfValue("string collection", ["", "a", null, "b", ""]))).toEqual([
      "a",
      "b",
    ]);
    expect(itemsOfText(textOfValue("string collection", [null, "a\0", ""]))).toEqual(["a\0"]);
  });
});
