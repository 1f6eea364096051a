import { describe, expect, test } from "vitest";
import { junitReport } from "../../../src/exchange/reports/junit-report.ts";
import type { FailLevel } from "../../../src/exchange/reports/report.ts";
import { hostile, reported, several } from "./reported.ts";

describe("JUnit", () => {
  test("is a suite for each file and a case for each rule", () => {
    const xml = junitReport(several, "warning");
    expect(xml).toContain(
      '<testsuites name="muster check" tests="4" failures="2" errors="0" skipped="1">',
    );
    expect(xml).toContain(
      '<testsuite name="groups.json" tests="2" failures="1" errors="0" skipped="0">',
    );
    expect(xml).toContain(
      '<testcase classname="groups.json" name="Oslo" file="groups.json" line="1"/>',
    );
    expect(xml).toContain(
      '<failure message="the string `Oslo` stands without quotes" type="unquoted-string">a.rule:1:15: error ',
    );
    expect(xml).toContain('<skipped message="the rule is not decidable: `${var.city}`');
  });

  test.each<[FailLevel, number]>([
    ["hint", 2],
    ["warning", 2],
    ["error", 1],
    ["never", 0],
  ])("with the level %s, %d cases fail and the other findings are output", (level, failures) => {
    const xml = junitReport(several, level);
    expect(xml).toContain(`tests="4" failures="${failures}"`);
    expect(xml.match(/<failure /gu) ?? []).toHaveLength(failures);
    expect(xml.match(/<system-out>/gu) ?? []).toHaveLength(2 - failures);
  });

  test("several findings of a rule are one failure", () => {
    const xml = junitReport([reported("user.city -eq Oslo -or user.city -eq Oslo")], "error");
    expect(xml.match(/<failure /gu)).toHaveLength(1);
    expect(xml).toContain("(and 1 more)");
  });

  test.each(hostile)("nothing in a file ends a tag, or is no character of XML: %j", (text) => {
    const xml = junitReport(
      [reported(`user.city -eq ${text}`, { file: text, title: text })],
      "hint",
    );
    expect(xml.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\uFFFE\uFFFF]/u);
    expect(xml.isWellFormed()).toBe(true);
    const withoutTags = xml.replaceAll(/<[?/]?\w[^<>]*>/gu, "");
    expect(withoutTags).not.toMatch(/[<>]/u);
    expect(withoutTags).not.toMatch(/&(?!(?:amp|lt|gt|quot|#\d+|#x[\dA-F]+);)/u);
  });
});
