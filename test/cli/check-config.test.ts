import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { configSchema, configSchemaFile } from "../../scripts/make-config-schema.ts";
import { configShape } from "../../src/cli/config/config-shape.ts";
import { readConfig } from "../../src/cli/config/read-config.ts";
import type { InputError } from "../../src/exchange/input-error.ts";
import type { Fault } from "../../src/exchange/shape.ts";
import { channels } from "../../src/analysis/reach/channels.ts";
import { usualThresholds } from "../../src/lint/lint-options.ts";
import { file } from "./call.ts";

const schemaText = readFileSync(configSchemaFile, "utf8");

const validate = (() => {
  const ajv = new Ajv();
  addFormats.default(ajv);
  return ajv.compile(JSON.parse(schemaText) as object);
})();

const entry = { group: "g", code: "or-chain", reason: "r" };
const channel = (name: string): unknown => ({ channels: { [name]: "trusted" } });

const good: readonly unknown[] = [
  {},
  { $schema: "./node_modules/muster/muster.config.schema.json" },
  { severities: {} },
  { severities: { "or-chain": "off", "includes-guests": "error", template: "hint" } },
  { lints: [] },
  { lints: ["meaning", "cost", "security"] },
  ...Object.keys(channels).map(channel),
  { channels: { device: "untrusted" } },
  { thresholds: usualThresholds },
  { thresholds: { ruleLength: 0, everybody: 1, chain: 2 } },
  { allow: [] },
  { allow: [entry, { ...entry, until: "2028-02-29" }] },
  { failLevel: "never" },
];

const bad: readonly unknown[] = [
  null,
  [],
  "x",
  { lint: [] },
  { ["__proto__"]: {} },
  JSON.parse('{ "__proto__": {} }'),
  { constructor: {} },
  { $schema: 1 },
  { severities: [] },
  { severities: { "or-chain": "info" } },
  { severities: { "or-chain": null } },
  { severities: { nonsense: "off" } },
  { severities: { toString: "off" } },
  JSON.parse('{ "severities": { "__proto__": "off" } }'),
  { severities: { "unknown-property": "off" } },
  { lints: "meaning" },
  { lints: ["data"] },
  { lints: ["toString"] },
  { channels: { nonsense: "trusted" } },
  { channels: { constructor: "trusted" } },
  { channels: { device: true } },
  { channels: null },
  { thresholds: { ruleLength: 1.1 } },
  { thresholds: { ruleLength: -0.1 } },
  { thresholds: { ruleLength: "0.8" } },
  { thresholds: { chain: 1 } },
  { thresholds: { chain: 2.5 } },
  { thresholds: { nonsense: 1 } },
  { allow: {} },
  { allow: [{}] },
  { allow: [{ group: "g", code: "or-chain" }] },
  { allow: [{ ...entry, reason: "" }] },
  { allow: [{ ...entry, reason: " \n" }] },
  { allow: [{ ...entry, reason: null }] },
  { allow: [{ ...entry, group: "" }] },
  { allow: [{ ...entry, code: "nonsense" }] },
  { allow: [{ ...entry, code: "unknown-property" }] },
  { allow: [{ ...entry, until: "2026-02-30" }] },
  { allow: [{ ...entry, until: "2026-2-3" }] },
  { allow: [{ ...entry, until: "2026-02-03T00:00:00Z" }] },
  { allow: [{ ...entry, untill: "2026-02-03" }] },
  { failLevel: "info" },
  { failLevel: "hasOwnProperty" },
];

const faultsOf = (given: unknown): readonly Fault[] => {
  const faults: Fault[] = [];
  configShape(given, faults);
  return faults;
};

describe("the schema of the configuration", () => {
  test("is the one that the tables give", () => {
    expect(JSON.parse(schemaText)).toEqual(JSON.parse(configSchema()));
  });

  test("is in the package", () => {
    const { files } = JSON.parse(readFileSync("package.json", "utf8")) as { files: string[] };
    expect(files).toContain("muster.config.schema.json");
  });

  test.each(good.map((one) => [JSON.stringify(one), one]))(
    "it and the reader take %s",
    (_text, given) => {
      expect(faultsOf(given)).toEqual([]);
      validate(given);
      expect(validate.errors).toBeNull();
    },
  );

  test.each(bad.map((one) => [JSON.stringify(one), one]))(
    "it and the reader refuse %s",
    (_text, given) => {
      expect(faultsOf(given)).toHaveLength(1);
      expect(validate(given)).toBe(false);
    },
  );
});

describe("the reader of the configuration", () => {
  test.each<[string, string, string, string | undefined]>([
    [
      '{\n  "severitys": {}\n}',
      "2:3",
      "`severitys` is not known here",
      "did you mean `severities`?",
    ],
    [
      '{\n  "severities": {\n    "or-chian": "off"\n  }\n}',
      "3:5",
      "`severities.or-chian` is no code of a diagnostic",
      "did you mean `or-chain`?",
    ],
    [
      '{ "severities": { "or-chain": "warn" } }',
      "1:19",
      "`severities.or-chain` is `warn`, which it cannot be",
      "it is one of `error`, `warning`, `hint`, `off`",
    ],
    [
      '{ "severities": { "unknown-property": "off" } }',
      "1:19",
      "`severities.unknown-property` is about an error, which makes a rule illegal whatever is configured",
      "take it out",
    ],
    [
      '{ "lints": ["cost", "secrity"] }',
      "1:21",
      "`lints[1]` is `secrity`, which it cannot be",
      "did you mean `security`?",
    ],
    [
      '{ "channels": { "invitor": "trusted" } }',
      "1:17",
      "`channels.invitor` is not known here",
      "did you mean `inviter`?",
    ],
    [
      '{ "thresholds": { "ruleLength": 80 } }',
      "1:19",
      "`thresholds.ruleLength` is not a part from 0 to 1",
      "80 % is 0.8",
    ],
    [
      '{ "allow": [\n  { "group": "g", "code": "or-chain" }\n] }',
      "2:3",
      "`allow[0]` lacks `reason`",
      undefined,
    ],
    [
      '{ "allow": [{ "group": "g", "code": "or-chan", "reason": "r" }] }',
      "1:29",
      "`allow[0].code` is `or-chan`, which is no code",
      "did you mean `or-chain`?",
    ],
    ["[]", "1:1", "the configuration is not an object", undefined],
    ["", "1:1", "expected a value but found a line break", undefined],
    [
      '{ "lints": [], }',
      "1:16",
      "expected a name in double quotes but found `}`",
      "take away the comma before it",
    ],
  ])("%s is refused at %s", async (text, place, problem, hint) => {
    const path = file("muster.config.json", text);
    const error = (await readConfig(path).catch((caught: unknown) => caught)) as InputError;
    expect({
      place: `${error.line}:${error.column}`,
      problem: error.problem,
      hint: error.hint,
    }).toEqual({ place, problem, hint });
  });

  test("a byte order mark is no fault", async () => {
    const { config } = await readConfig(file("c.json", '\uFEFF{ "failLevel": "error" }'));
    expect(config).toEqual({ failLevel: "error" });
  });
});
