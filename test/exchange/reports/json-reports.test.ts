import { describe, expect, test } from "vitest";
import { gitlabReport } from "../../../src/exchange/reports/gitlab-report.ts";
import { jsonReport } from "../../../src/exchange/reports/json-report.ts";
import { uriOfPath } from "../../../src/exchange/reports/relative-uri.ts";
import { reported, several } from "./reported.ts";

describe("JSON", () => {
  test("tells the place in the file, and the diagnostic as it is", () => {
    expect(JSON.parse(jsonReport(several))).toMatchObject({
      schemaVersion: 1,
      rules: [
        {
          title: "a.rule",
          file: "a.rule",
          ok: false,
          diagnostics: [
            {
              file: "a.rule",
              line: 1,
              column: 15,
              endLine: 1,
              endColumn: 19,
              code: "unquoted-string",
              severity: "error",
              span: { start: 14, end: 18 },
            },
          ],
        },
        {
          title: "groups.json: Not Oslo",
          file: "groups.json",
          groupId: "g1",
          rule: 'user.city -ne "Oslo"',
          ok: true,
          diagnostics: [{ line: 7, column: 30, endLine: 7, endColumn: 50 }],
        },
        { ok: true, diagnostics: [] },
        { ok: null, undecidable: expect.any(String) as string, diagnostics: [] },
      ],
    });
  });
});

describe("GitLab", () => {
  test("has the fields of a Code Quality report", () => {
    expect(JSON.parse(gitlabReport(several))).toMatchObject([
      {
        description: "the string `Oslo` stands without quotes",
        check_name: "unquoted-string",
        fingerprint: expect.stringMatching(/^[\da-f]{16}$/u) as string,
        severity: "critical",
        location: { path: "a.rule", lines: { begin: 1, end: 1 } },
      },
      { severity: "major", location: { path: "groups.json", lines: { begin: 7, end: 7 } } },
      { check_name: "not-decidable", severity: "info" },
    ]);
  });

  test("no two findings have the same fingerprint", () => {
    const twice = reported("user.city -eq Oslo -or user.city -eq Oslo");
    const issues = JSON.parse(gitlabReport([twice, ...several])) as { fingerprint: string }[];
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length);
    expect(issues.length).toBeGreaterThan(4);
  });
});

describe("the URI of a path", () => {
  test.each([
    ["rules/a.rule", "rules/a.rule"],
    ["./a.rule", "a.rule"],
    ["././a.rule", "a.rule"],
    ["../a.rule", "../a.rule"],
    ["rules/å b#c?.rule", "rules/%C3%A5%20b%23c%3F.rule"],
    ["100%.rule", "100%25.rule"],
    ["a:b.rule", "a%3Ab.rule"],
    ["rules\\sub\\a.rule", "rules/sub/a.rule"],
    ["C:\\my rules\\a.rule", "file:///C:/my%20rules/a.rule"],
    ["\\\\server\\share\\a.rule", "file://server/share/a.rule"],
    ["/home/x/a.rule", "file:///home/x/a.rule"],
    ["lone \uD800.rule", "lone%20%EF%BF%BD.rule"],
    ["🙂.rule", "%F0%9F%99%82.rule"],
  ])("%s is %s", (path, uri) => {
    expect(uriOfPath(path)).toBe(uri);
  });
});
