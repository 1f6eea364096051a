import { describe, expect, test } from "vitest";
import { isGuid } from "../../src/grammar/guid.ts";
import {
  dynamicGroupPlans,
  findSku,
  servicePlans,
  skus,
} from "../../src/licensing/service-plans.ts";

const names = servicePlans.map(({ name }) => name);

describe.each([
  ["products", skus],
  ["service plans", servicePlans],
])("%s", (_, rows) => {
  test("have GUIDs in lower case as ids", () => {
    for (const { id } of rows) {
      expect(isGuid(id)).toBe(true);
      expect(id).toBe(id.toLowerCase());
    }
  });

  test("have names, ids and titles of their own", () => {
    for (const key of ["name", "id", "title"] as const)
      expect(new Set(rows.map((row) => row[key])).size).toBe(rows.length);
  });
});

test("no id is a product's and a plan's", () => {
  const ids = [...skus, ...servicePlans].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

test("every plan that is named is there", () => {
  const named = [
    ...skus.flatMap(({ plans }) => plans),
    ...servicePlans.flatMap(({ excludes = [], needs = [] }) => [...excludes, ...needs]),
    ...dynamicGroupPlans,
  ];
  for (const name of named) expect(names).toContain(name);
});

test("every plan is granted by a product", () => {
  expect(new Set(skus.flatMap(({ plans }) => plans))).toEqual(new Set(names));
});

test("exclusions are symmetrical, and no plan excludes itself", () => {
  const pairs = new Set(
    servicePlans.flatMap(({ name, excludes = [] }) => excludes.map((other) => `${name} ${other}`)),
  );
  for (const pair of pairs) {
    const [one, other] = pair.split(" ");
    expect(one).not.toBe(other);
    expect(pairs).toContain(`${other} ${one}`);
  }
  expect(pairs).toContain("EXCHANGE_S_DESKLESS EXCHANGE_S_ENTERPRISE");
  expect(pairs).toContain("SHAREPOINTSTANDARD SHAREPOINTENTERPRISE");
});

test("no product grants a plan twice, or plans that exclude each other", () => {
  for (const { plans } of skus) {
    const excluded = new Set(
      servicePlans
        .filter(({ name }) => plans.includes(name))
        .flatMap(({ excludes = [] }) => excludes),
    );
    expect(new Set(plans).size).toBe(plans.length);
    expect(plans.filter((name) => excluded.has(name))).toEqual([]);
  }
});

test.each([
  "SPE_E3",
  "spe_e3",
  "05e9a617-0261-4cee-bb44-138d3ef5d965",
  "05E9A617-0261-4CEE-BB44-138D3EF5D965",
])("%s is Microsoft 365 E3", (nameOrId) => {
  expect(findSku(nameOrId)?.title).toBe("Microsoft 365 E3");
});

test.each(["", "__proto__", "constructor", "SPE_E4"])("%j is no product", (name) => {
  expect(findSku(name)).toBeUndefined();
});
