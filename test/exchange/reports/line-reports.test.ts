import { describe, expect, test } from "vitest";
import { azureCommands } from "../../../src/exchange/reports/azure-commands.ts";
import { compactReport } from "../../../src/exchange/reports/compact-report.ts";
import { githubAnnotations } from "../../../src/exchange/reports/github-annotations.ts";
import { githubSummary } from "../../../src/exchange/reports/github-summary.ts";
import { hostile, reported, several } from "./reported.ts";

describe("compact", () => {
  test("is a line for each finding", () => {
    expect(compactReport(several)).toEqual([
      "a.rule:1:15: error the string `Oslo` stands without quotes [unquoted-string]",
      expect.stringMatching(
        /^groups\.json:7:30: warning .* \[negation-matches-unset\] \(Not Oslo\)$/u,
      ) as string,
      "main.tf:1:1: note the rule is not decidable: `${var.city}` is known after it is filled in (azuread_group.city)",
    ]);
  });

  test.each(hostile)("a name does not break the line: %j", (title) => {
    const lines = compactReport([reported("user.city -eq Oslo", { title, file: title })]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/[\r\n]/u);
  });
});

describe("GitHub", () => {
  test("marks the place, with columns where it is on one line", () => {
    expect(githubAnnotations(several)).toEqual([
      "::error file=a.rule,line=1,col=15,endLine=1,endColumn=19,title=unquoted-string::the string `Oslo` stands without quotes",
      expect.stringMatching(
        /^::warning file=groups\.json,line=7,col=30,endLine=7,endColumn=50,title=negation-matches-unset in Not Oslo::/u,
      ) as string,
      "::notice file=main.tf,line=1,col=1,title=not decidable::the rule is not decidable: `${var.city}` is known after it is filled in",
    ]);
  });

  test("gives no columns for what goes over lines", () => {
    const [line] = githubAnnotations([
      reported('user.city -eq "Oslo"', { placeOf: (offset) => ({ line: 1 + offset, column: 1 }) }),
      reported('user.city -ne "Oslo"', { placeOf: (offset) => ({ line: 1 + offset, column: 1 }) }),
    ]);
    expect(line).toMatch(/^::warning file=a\.rule,line=1,endLine=21,title=/u);
  });

  test("escapes as GitHub's toolkit does", () => {
    const [line] = githubAnnotations([
      reported("user.city -eq Oslo", { file: "a%b,c:d\r\n.rule", title: "t" }),
    ]);
    expect(line).toContain("file=a%25b%2Cc%3Ad%0D%0A.rule,");
  });

  test.each(hostile)("nothing in a file is a command: %j", (text) => {
    const rules = [reported(`user.city -eq "x" -and ${text}`, { file: text, title: text })];
    for (const line of githubAnnotations(rules))
      expect(line).toMatch(/^::(?:error|warning|notice) [^\r\n]*$/u);
  });

  test("a path has slashes", () => {
    const [line] = githubAnnotations([
      reported("user.city -eq Oslo", { file: ".\\rules\\a.rule", title: "x" }),
    ]);
    expect(line).toContain("file=rules/a.rule,");
  });
});

describe("GitHub's summary", () => {
  test("is a table", () => {
    const summary = githubSummary(several);
    expect(summary).toContain("rules: 4, errors: 1, warnings: 1, hints: 0");
    expect(summary).toContain("| error | a.rule:1 |  | the string `Oslo` stands without quotes |");
    expect(summary.split("\n").filter((line) => line.startsWith("|"))).toHaveLength(5);
  });

  test("says how many it leaves out", () => {
    expect(githubSummary(several, 1)).toContain("… and 2 more");
    expect(githubSummary(several, 3)).not.toContain("more");
  });

  test.each(hostile)("nothing in a file is Markdown: %j", (text) => {
    const rows = githubSummary([reported("user.city -eq Oslo", { file: "a", title: text })])
      .split("\n")
      .filter((line) => line.startsWith("| error"));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.split("|")).toHaveLength(7);
    expect(rows[0]).not.toMatch(/[<[\]@!]/u);
  });
});

describe("Azure", () => {
  test("lists errors and warnings", () => {
    expect(azureCommands(several)).toEqual([
      "##vso[task.logissue type=error;sourcepath=a.rule;linenumber=1;columnnumber=15;code=unquoted-string]the string `Oslo` stands without quotes",
      expect.stringMatching(
        /^##vso\[task\.logissue type=warning;sourcepath=groups\.json;linenumber=7;columnnumber=30;code=negation-matches-unset\]/u,
      ) as string,
      expect.stringMatching(/^##vso\[task\.logissue type=warning;sourcepath=main\.tf;/u) as string,
    ]);
  });

  test.each(hostile)("nothing in a file is a command: %j", (text) => {
    const rules = [reported(`user.city -eq "x" -and ${text}`, { file: text, title: text })];
    for (const line of azureCommands(rules)) {
      expect(line).toMatch(/^##vso\[task\.logissue [^\r\n]*$/u);
      expect(line.split(";code=")[0]).not.toContain("]");
    }
  });
});
