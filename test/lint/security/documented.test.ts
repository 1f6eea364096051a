import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { channels } from "../../../src/analysis/reach/channels.ts";
import { writersOf } from "../../../src/analysis/reach/writers.ts";
import { propertiesOf } from "../../arbitraries/rules.ts";

const rows = readFileSync("docs/security.md", "utf8")
  .split("\n")
  .filter((line) => line.startsWith("| "))
  .map((line) => line.split("|").map((cell) => cell.trim()));

const codesIn = (cell = ""): string[] =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code = ""]) => code);

const isChannel = (code: string): boolean => Object.hasOwn(channels, code);

const sorted = ([name, codes]: readonly [string, readonly string[]]): unknown => [
  name,
  codes.filter(isChannel).toSorted((a, b) => a.localeCompare(b)),
];

test.each(Object.entries(channels))("docs/security.md tells of the channel %s", (name, row) => {
  const told = rows.find(([, cell]) => cell === `\`${name}\``);
  expect(told?.[2]).toContain(row.title);
  expect(told?.[3]).toBe(row.trust);
  expect(told?.[4]).toContain(row.evidence.label);
});

test("docs/security.md tells who writes which attribute", () => {
  const names = new Set(propertiesOf("user").map(({ name }) => name));
  const told = rows.flatMap(([, attributes, writers]) =>
    codesIn(attributes).flatMap((name) =>
      names.has(name) ? [[name, codesIn(writers)] as const] : [],
    ),
  );
  const actual = told.map(([name]) => {
    const all = [...new Set<string>(writersOf("user", name).map(({ channel }) => channel))];
    const others = all.filter((channel) => channel !== "application");
    return [name, others.length === 0 ? all : others] as const;
  });
  expect(told.map(sorted)).toEqual(actual.map(sorted));
  const documented = new Set(told.map(([name]) => name));
  const left = [...names].filter(
    (name) =>
      writersOf("user", name).length > 0 &&
      !documented.has(name) &&
      !/^extension(?:Attribute\d+|_.*)$/.test(name),
  );
  expect(left).toEqual([]);
});
