import { expect, test } from "vitest";
import { InputError } from "../../src/exchange/input-error.ts";
import { check, type CheckedRule } from "../../src/index.ts";
import { populationOf } from "../../src/cli/population-of.ts";
import { file, usersCsv } from "./call.ts";

function checkedOf(text: string): CheckedRule {
  const result = check(text);
  if (!result.ok) throw new Error(text);
  return result.value;
}

test("users of a file are counted, and what it does not tell is not", async () => {
  const rules = [
    'user.department -eq "Sales" -and user.country -eq "NO"',
    'user.objectId -eq "00000000-0000-0000-0000-000000000001" -or user.city -eq "Oslo"',
    "user.employeeHireDate -le system.now",
    'device.displayName -eq "a"',
  ].map(checkedOf);
  const population = await populationOf(file("users.csv", usersCsv), "user", rules);
  expect(population.size).toBe(3);
  expect(population.filled("department")).toBe(2);
  expect(population.filled("city")).toBe(undefined);
  expect(population.values("country")).toEqual(
    new Map([
      ["NO", 2],
      ["SE", 1],
    ]),
  );
  expect(population.count('(user.department -eq "Sales") -and (user.country -eq "NO")')).toBe(2);
  expect(population.count('user.objectId -eq "00000000-0000-0000-0000-000000000001"')).toBe(1);
  expect(population.count('user.city -eq "Oslo"')).toBe(undefined);
});

test("a file that cannot be read is refused", async () => {
  await expect(populationOf(file("users.json", "{"), "user", [])).rejects.toThrow(InputError);
});

test("system.now is the time that is given", async () => {
  const rule = "user.employeeHireDate -le system.now";
  const users = file(
    "users.ndjson",
    JSON.stringify({ subject: "user", id: "a", properties: { employeeHireDate: "2024-01-02" } }),
  );
  const at = async (now: string): Promise<number | undefined> =>
    (await populationOf(users, "user", [checkedOf(rule)], undefined, new Date(now))).count(rule);
  expect([await at("2024-01-01"), await at("2024-01-03")]).toEqual([0, 1]);
});
