import { type DiagnosticCode, diagnosticCodes } from "../../grammar/diagnostic-code.ts";
import type { Severity } from "../../grammar/diagnostic.ts";
import { failLevels } from "../../exchange/reports/report.ts";
import { instantOf } from "../../check/instant.ts";
import { nearestOf } from "../../check/resolve.ts";
import { quoted } from "../../exchange/input-error.ts";
import { isObject } from "../../exchange/is-object.ts";
import {
  type Fault,
  hasFields,
  leaf,
  list,
  name,
  object,
  type Shape,
  text,
  word,
} from "../../exchange/shape.ts";
import { channels } from "../../analysis/reach/channels.ts";
import { lintKinds } from "../../lint/lint-kinds.ts";
import type { Thresholds } from "../../lint/lint-options.ts";
import type { Allowance, Config } from "./config.ts";

/** What can be said of a code in place of its usual severity. */
export const severityWords: Readonly<Record<Severity | "off", true>> = {
  error: true,
  warning: true,
  hint: true,
  off: true,
};

/** What can be said of a channel. */
export const trustWords: Readonly<Record<"trusted" | "untrusted", true>> = {
  trusted: true,
  untrusted: true,
};

/**
 * The codes that a configuration may speak of: not those of errors, as no configuration makes a rule legal. `template`
 * is an error outside of strings only.
 */
export const configurableCodes: readonly string[] = Object.entries(diagnosticCodes)
  .filter(([code, { severity }]) => severity !== "error" || code === "template")
  .map(([code]) => code);

/** The numbers that a threshold may be. */
export const thresholdRanges: Readonly<Record<keyof Thresholds, Range>> = {
  ruleLength: { kind: "part" },
  chain: { kind: "whole", from: 2 },
  fillRate: { kind: "part" },
  everybody: { kind: "part" },
};

/** A part from 0 to 1, or a whole number from another on. */
export type Range = { readonly kind: "part" } | { readonly kind: "whole"; readonly from: number };

const severityWord = word(severityWords);

const severities = (
  given: unknown,
  faults: Fault[],
): given is NonNullable<Config["severities"]> => {
  if (!isObject(given)) return hasFields({}, given, faults);
  const codes = Object.keys(given);
  const unknown = codes.find((one) => !isConfigurable(one));
  if (unknown !== undefined) {
    faults.push({ ...codeFault(unknown), path: [unknown] });
    return false;
  }
  const fields = new Map(codes.map((one) => [one, [severityWord]]));
  return hasFields(Object.fromEntries(fields), given, faults);
};

const isConfigurable = (given: string): given is DiagnosticCode =>
  configurableCodes.includes(given);

const code: Shape<DiagnosticCode> = (given, faults): given is DiagnosticCode => {
  if (!name(given, faults)) return false;
  if (isConfigurable(given)) return true;
  faults.push(codeFault(given, `is ${quoted(given)}, which is no code`));
  return false;
};

function codeFault(given: string, problem = "is no code of a diagnostic"): Fault {
  if (Object.hasOwn(diagnosticCodes, given))
    return {
      path: [],
      problem: "is about an error, which makes a rule illegal whatever is configured",
      hint: "take it out",
    };
  const nearest = nearestOf(given, configurableCodes);
  return {
    path: [],
    problem,
    hint:
      nearest === undefined
        ? "docs/diagnostics.md lists all codes"
        : `did you mean \`${nearest}\`?`,
  };
}

const trust = word(trustWords);

const channelFields = Object.fromEntries(
  Object.keys(channels).map((channel) => [channel, [trust]]),
);

const trustOfChannels = (
  given: unknown,
  faults: Fault[],
): given is NonNullable<Config["channels"]> => hasFields(channelFields, given, faults);

const threshold = (range: Range): Shape<number> =>
  range.kind === "part"
    ? leaf(
        (given): given is number => typeof given === "number" && given >= 0 && given <= 1,
        "is not a part from 0 to 1",
        "80 % is 0.8",
      )
    : leaf(
        (given): given is number => Number.isSafeInteger(given) && Number(given) >= range.from,
        `is not a whole number from ${range.from} on`,
      );

const thresholds = object<Partial<Thresholds>>({
  ruleLength: [threshold(thresholdRanges.ruleLength)],
  chain: [threshold(thresholdRanges.chain)],
  fillRate: [threshold(thresholdRanges.fillRate)],
  everybody: [threshold(thresholdRanges.everybody)],
});

const reason = leaf(
  (given): given is string => typeof given === "string" && /\S/u.test(given),
  "is no reason",
  "say who looked at it, and why it is as it should be",
);

const day = leaf(
  (given): given is string =>
    typeof given === "string" && dayPattern.test(given) && instantOf(given) !== undefined,
  "is not a day",
  "write it as 2027-01-31",
);

const dayPattern = /^\d{4}-\d{2}-\d{2}$/u;

const allowance = object<Allowance>({ group: name, code, reason, until: [day] });

/** The shape of `muster.config.json`. */
export const configShape: Shape<Config> = object<Config>({
  $schema: [text],
  severities: [severities],
  lints: [list(word(lintKinds))],
  channels: [trustOfChannels],
  thresholds: [thresholds],
  allow: [list(allowance)],
  failLevel: [word(failLevels)],
});
