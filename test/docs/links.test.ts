import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path/posix";
import { expect, test } from "vitest";
import { documents } from "./blocks.ts";

const isOutside = (target: string): boolean => /^[a-z]+:/u.test(target);

/** Code blocks hold brackets that are no links. */
const proseOf = (file: string): string =>
  readFileSync(file, "utf8").replaceAll(/^(`{3,})[^]*?^\1$/gmu, "");

/** Where a heading is linked to, as GitHub makes it. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(/\s/gu, "-");

const anchorsIn = (file: string): string[] =>
  [...proseOf(file).matchAll(/^#+ (.*)$/gmu)].map(([, heading = ""]) => anchorOf(heading));

function isDead(target: string, from: string): boolean {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? from : join(dirname(from), path);
  if (!existsSync(file)) return true;
  return anchor !== undefined && !anchorsIn(file).includes(anchor);
}

test.each(documents)("the links of %s lead somewhere", (file) => {
  const targets = [...proseOf(file).matchAll(/\]\(([^)\s]+)\)/gu)].map(([, target = ""]) => target);
  expect(targets.filter((target) => !isOutside(target) && isDead(target, file))).toEqual([]);
});

test.each(documents)("the files of this repository that %s names are there", (file) => {
  const named = [
    ...proseOf(file).matchAll(/`((?:src|test|docs|scripts|examples|bench)\/[\w./-]*)`/gu),
  ];
  expect(named.map(([, path = ""]) => path).filter((path) => !existsSync(path))).toEqual([]);
});

test("a dead link is seen", () => {
  expect(isDead("nowhere.md", "docs/semantics.md")).toBe(true);
  expect(isDead("#nowhere", "docs/diagnostics.md")).toBe(true);
  expect(isDead("#all-codes", "docs/diagnostics.md")).toBe(false);
});
