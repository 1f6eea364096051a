import type { FramedRecord } from "../json-framer.ts";
import type { RuleSource } from "../rule-source.ts";
import { valueUnder } from "../value-under.ts";
import { jsonString } from "./json-notation.ts";
import { stringInRecord } from "./json-place.ts";
import { stringsUnder } from "./json-strings.ts";
import { placedRule } from "./placed-rule.ts";

type Values = Readonly<Record<string, unknown>>;

/** Tells whether an object is a resource of a Microsoft365DSC configuration, as `ConvertFrom-DSCObject` gives it. */
export const isConfiguredResource = (value: Values): boolean =>
  typeof valueUnder(value, "ResourceName") === "string";

/** The resources that have membership rules, in lower case. */
export const configuredResources: ReadonlySet<string> = new Set([
  "aadgroup",
  "aadadministrativeunit",
]);

/** Reads the rule of such a resource. */
export function* rulesOfConfigured(record: FramedRecord, value: Values): Generator<RuleSource> {
  const textOf = (name: string): string | undefined => {
    const text = valueUnder(value, name);
    return typeof text === "string" && text !== "" ? text : undefined;
  };
  const isOfGroup = configuredResources.has((textOf("ResourceName") ?? "").toLowerCase());
  const key = keyUnder(value, "MembershipRule");
  if (!isOfGroup || key === undefined || textOf(key) === undefined || !isDynamic(value)) return;
  const [written, start] = stringInRecord(record, stringsUnder(record.text, new Set([key])), [key]);
  const title = textOf("DisplayName") ?? textOf("ResourceInstanceName") ?? record.file;
  const isPaused = textOf("MembershipRuleProcessingState")?.toLowerCase() === "paused";
  const group = {
    id: textOf("Id") ?? title,
    displayName: title,
    processingState: isPaused ? "Paused" : "On",
  } as const;
  yield placedRule({ file: record.file, title, group }, written, jsonString, start);
}

/** A resource that is to be absent has no members, and an assigned one may have kept a rule. */
function isDynamic(value: Values): boolean {
  if (lower(valueUnder(value, "Ensure")) === "absent") return false;
  if (lower(valueUnder(value, "MembershipType")) === "assigned") return false;
  const types = valueUnder(value, "GroupTypes");
  return !Array.isArray(types) || types.some((type) => lower(type) === "dynamicmembership");
}

const lower = (value: unknown): string => (typeof value === "string" ? value.toLowerCase() : "");

/** The name as it is written, where `valueUnder` finds its value. */
function keyUnder(value: Values, name: string): string | undefined {
  if (Object.hasOwn(value, name)) return name;
  return Object.keys(value).find((key) => key.toLowerCase() === name.toLowerCase());
}
