/**
 * Writes `muster.config.schema.json`, the JSON schema of `muster.config.json`, from the tables that the reader of the
 * configuration goes by.
 */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  configurableCodes,
  severityWords,
  thresholdRanges,
  trustWords,
} from "../src/cli/config/config-shape.ts";
import { failLevels } from "../src/exchange/reports/report.ts";
import { diagnosticCodes } from "../src/grammar/diagnostic-code.ts";
import { channels } from "../src/analysis/reach/channels.ts";
import { lintKinds } from "../src/lint/lint-kinds.ts";
import { severityOf, usualThresholds } from "../src/lint/lint-options.ts";

/** Where the schema stands in the package. */
export const configSchemaFile: string = join(import.meta.dirname, "../muster.config.schema.json");

/** The JSON schema as text. */
export const configSchema = (): string => `${JSON.stringify(schema(), undefined, 2)}\n`;

const schema = (): object => ({
  $schema: "http://json-schema.org/draft-07/schema#",
  title: "muster.config.json",
  description: "How `muster check` looks at rules.",
  type: "object",
  additionalProperties: false,
  properties: {
    $schema: { description: "The address of this schema.", type: "string" },
    severities: {
      description: "Another severity for what `muster check` says, by its code.",
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(configurableCodes.map((code) => [code, severityFor(code)])),
    },
    lints: {
      description: "The kinds of lints that look at rules; all where left out.",
      type: "array",
      items: oneOf(lintKinds),
    },
    channels: {
      description: "Whether people who write attributes in a certain way are trusted.",
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(
        Object.entries(channels).map(([channel, { about, trust }]) => [
          channel,
          { description: `${about}; ${trust} where left out`, ...oneOf(trustWords) },
        ]),
      ),
    },
    thresholds: {
      description: "From where on something is said.",
      type: "object",
      additionalProperties: false,
      properties: Object.fromEntries(thresholds()),
    },
    allow: {
      description: "Findings that somebody looked at and accepts.",
      type: "array",
      items: allowance(),
    },
    failLevel: {
      description: "The severity from which on findings end with 1; warning where left out.",
      ...oneOf(failLevels),
    },
  },
});

const oneOf = (words: object): object => ({ enum: Object.keys(words) });

const severityFor = (name: string): object => {
  const code = name as keyof typeof diagnosticCodes;
  const { about, severity } = diagnosticCodes[code];
  const usual = severityOf(code, {}) ?? severity;
  return { description: `${about}; ${usual} where left out`, ...oneOf(severityWords) };
};

const thresholds = (): (readonly [string, object])[] =>
  Object.entries(thresholdRanges).map(([name, range]) => {
    const usual = usualThresholds[name as keyof typeof usualThresholds];
    const numbers =
      range.kind === "part"
        ? { type: "number", minimum: 0, maximum: 1 }
        : { type: "integer", minimum: range.from };
    return [name, { description: `${usual} where left out`, ...numbers }];
  });

const allowance = (): object => ({
  type: "object",
  additionalProperties: false,
  required: ["group", "code", "reason"],
  properties: {
    group: {
      description: "The group's id or name, or the rule's file; `*` stands for any characters.",
      type: "string",
      minLength: 1,
    },
    code: { description: "The code of the finding.", enum: configurableCodes },
    reason: { description: "Why it is as it should be.", type: "string", pattern: "\\S" },
    until: { description: "The last day on which it counts.", type: "string", format: "date" },
  },
});

if (import.meta.main) {
  writeFileSync(configSchemaFile, configSchema());
  console.log(`wrote ${configSchemaFile}`);
}
