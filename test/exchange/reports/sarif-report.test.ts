import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import sarifSchema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import { describe, expect, test } from "vitest";
import type { RuleReport } from "../../../src/exchange/reports/report.ts";
import { sarifReport } from "../../../src/exchange/reports/sarif-report.ts";
import type { Diagnostic } from "../../../src/grammar/diagnostic.ts";
import { hostile, reported, several, sourceOf } from "./reported.ts";

const tool = { version: "1.2.3", documentation: "https://example.com/docs/diagnostics.md" };

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly locations: readonly {
    readonly physicalLocation: { readonly region: object; readonly artifactLocation: object };
  }[];
  readonly fixes?: readonly {
    readonly description: { readonly text: string };
    readonly artifactChanges: readonly {
      readonly replacements: readonly {
        readonly deletedRegion: { readonly charOffset: number; readonly charLength: number };
        readonly insertedContent: { readonly text: string };
      }[];
    }[];
  }[];
}

interface Run {
  readonly tool: {
    readonly driver: { readonly rules: readonly Readonly<Record<string, unknown>>[] };
  };
  readonly results: readonly Result[];
}

const runOf = (rules: readonly RuleReport[], by: Parameters<typeof sarifReport>[1] = tool): Run =>
  (JSON.parse(sarifReport(rules, by)) as { runs: [Run] }).runs[0];

/** The schema of the standard, which is one of draft 4 and in use as one of draft 7: it has nothing in which these differ but its name. */
const validate: ValidateFunction = (() => {
  const schema: Record<string, unknown> = { ...sarifSchema };
  delete schema["$schema"];
  delete schema["id"];
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  addFormats.default(ajv);
  return ajv.compile(schema);
})();

const faultsOf = (sarif: string): unknown => {
  validate(JSON.parse(sarif));
  return validate.errors ?? [];
};

describe("the schema of SARIF 2.1.0", () => {
  test("takes a report", () => {
    expect(faultsOf(sarifReport(several, tool))).toEqual([]);
    expect(faultsOf(sarifReport([], tool))).toEqual([]);
    expect(faultsOf(sarifReport(several, { version: "1" }))).toEqual([]);
  });

  test.each(hostile)("takes a report of hostile names: %j", (text) => {
    const rule = reported(`user.city -eq ${text}`, {
      file: text,
      title: text,
      group: { id: text, displayName: text, processingState: "On" },
    });
    expect(faultsOf(sarifReport([rule], tool))).toEqual([]);
  });

  test.each([
    ["a level that there is not", '"level": "error"', '"level": "hint"'],
    ["a line 0", '"startLine": 1', '"startLine": 0'],
    ["a field that there is not", '"ruleIndex"', '"ruleNumber"'],
    ["a URI with a space", "a.rule", "a b.rule"],
  ])("refuses %s", (_what, from, to) => {
    const sarif = sarifReport(several, tool);
    expect(sarif).toContain(from);
    expect(faultsOf(sarif.replaceAll(from, to))).not.toEqual([]);
  });
});

describe("a SARIF report", () => {
  test("describes each code once, and results point at it", () => {
    const { tool: made, results } = runOf([...several, ...several]);
    expect(made.driver.rules.map(({ id }) => id)).toEqual([
      "negation-matches-unset",
      "unquoted-string",
    ]);
    for (const { ruleId, ruleIndex } of results)
      expect(made.driver.rules[ruleIndex]?.["id"]).toBe(ruleId);
    expect(made.driver.rules[0]).toEqual({
      id: "negation-matches-unset",
      shortDescription: { text: expect.stringMatching(/\.$/u) as string },
      fullDescription: { text: expect.any(String) as string },
      help: { text: expect.any(String) as string },
      helpUri: "https://example.com/docs/diagnostics.md#negation-matches-unset",
      defaultConfiguration: { level: "warning" },
      properties: { tags: ["meaning"] },
    });
  });

  test("a code of security has a number to sort by", () => {
    const diagnostic: Diagnostic = {
      code: "guest-reachable",
      severity: "warning",
      message: "m",
      span: { start: 0, end: 4 },
    };
    const source = sourceOf("user.city -eq null");
    const start = source.placeOf(0);
    const found = { source, diagnostic, start, end: source.placeOf(4) };
    const [rule] = runOf([{ source, isLegal: true, findings: [found] }]).tool.driver.rules;
    expect(rule).toMatchObject({
      properties: { tags: ["security"], "security-severity": "6.5" },
    });
  });

  test("places are those in the file, and the group is named", () => {
    const [, second] = runOf(several).results;
    expect(second?.level).toBe("warning");
    expect(second?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: "groups.json", index: 1 },
          region: { startLine: 7, startColumn: 30, endLine: 7, endColumn: 50 },
        },
        logicalLocations: [{ name: "Not Oslo", fullyQualifiedName: "g1", kind: "resource" }],
      },
    ]);
  });

  test("what is not decidable is a notification, no result", () => {
    expect(runOf(several.slice(3))).toMatchObject({
      results: [],
      invocations: [
        {
          toolExecutionNotifications: [
            {
              level: "note",
              message: { text: expect.stringContaining("not decidable") as string },
            },
          ],
        },
      ],
    });
  });
});

describe("the fixes of a SARIF report", () => {
  test("applied to the file, they mend it", () => {
    const text = "user.city –eq Oslo";
    let mended = text;
    const edits = runOf([reported(text)]).results.flatMap(
      ({ fixes = [] }) => fixes[0]?.artifactChanges[0]?.replacements ?? [],
    );
    for (const { deletedRegion, insertedContent } of edits.toReversed()) {
      const { charOffset, charLength } = deletedRegion;
      mended = `${mended.slice(0, charOffset)}${insertedContent.text}${mended.slice(charOffset + charLength)}`;
    }
    expect(mended).toBe('user.city -eq "Oslo"');
  });

  test("one that cannot be written back is left out", () => {
    const [result] = runOf([reported("user.city -eq Oslo", { editOf: () => undefined })]).results;
    expect(result).not.toHaveProperty("fixes");
  });

  test("one of which a part cannot be written back is left out", () => {
    expect(runOf([withFixes((start) => start === 0)]).results[0]).not.toHaveProperty("fixes");
    expect(runOf([withFixes(() => true)]).results[0]?.fixes).toHaveLength(3);
  });

  test("those that are sure come first, and one that is proved says so", () => {
    const [result] = runOf([withFixes(() => true)]).results;
    expect(result?.fixes?.map(({ description }) => description.text)).toEqual([
      "second",
      "third (proved to change nothing)",
      "first (a guess)",
    ]);
  });
});

function withFixes(isWritable: (start: number) => boolean): RuleReport {
  const source = sourceOf("user.city -eq null", {
    editOf: ({ start, end }, text) => (isWritable(start) ? { start, end, text } : undefined),
  });
  const edits = [
    { span: { start: 0, end: 4 }, text: "User" },
    { span: { start: 5, end: 9 }, text: "" },
  ];
  const diagnostic: Diagnostic = {
    code: "or-chain",
    severity: "hint",
    message: "m",
    span: { start: 0, end: 4 },
    fixes: [
      { title: "first", certainty: "guess", edits },
      { title: "second", certainty: "sure", edits },
      { title: "third", certainty: "sure", proof: "equivalent", edits },
    ],
  };
  const finding = { source, diagnostic, start: source.placeOf(0), end: source.placeOf(4) };
  return { source, isLegal: true, findings: [finding] };
}

describe("the fingerprints of a SARIF report", () => {
  const faulty = 'user.country -eq "NO" -and user.city -eq Oslo';

  test("stay when lines move, in the rule and in the file", () => {
    const [before] = fingerprintsOf(reported(faulty));
    const moved = faulty.replace(" -and", "\n\n-and");
    expect(fingerprintsOf(reported(moved))).toEqual([before]);
    const further = { placeOf: () => ({ line: 99, column: 3 }) };
    expect(fingerprintsOf(reported(faulty, further))).toEqual([before]);
  });

  test("differ by file, group, code and text", () => {
    const group = { id: "g", displayName: "G", processingState: "On" } as const;
    const all = fingerprintsOf(
      reported(faulty),
      reported(faulty, { file: "b.rule" }),
      reported(faulty, { group }),
      reported(faulty.replace("Oslo", "Bergen")),
      reported(faulty),
    );
    expect(new Set(all).size).toBe(5);
  });
});

const fingerprintsOf = (...rules: readonly RuleReport[]): string[] =>
  runOf(rules).results.flatMap(({ partialFingerprints }) => Object.values(partialFingerprints));
