import { catalogue, type CheckedRule, type Witness } from "../../src/index.ts";
import { itemProperties } from "../../src/schema/catalogue.ts";
import { matchesByReference } from "./any-pattern.ts";
import { fold } from "./fold.ts";

/** What a witness is said to show: that a rule holds of it, or does not. */
export type Claim = readonly [rule: CheckedRule, holds: boolean];

/**
 * What is wrong with a witness, or nothing: it must show all claims by the reference evaluator, hold only what the rules
 * read and no unset values, name a time just where a rule reads the clock and, of `catalogued` subjects, be one.
 */
export function witnessFault(
  { witness, now }: Witness,
  claims: readonly Claim[],
  values: "catalogued" | "any" = "catalogued",
): string | undefined {
  const rules = claims.map(([rule]) => rule);
  const read = new Set(rules.flatMap(({ reads }) => reads.map((name) => name.toLowerCase())));
  const shown = JSON.stringify(witness);
  const keys = Object.keys(witness);
  const unread = keys.find((key) => !read.has(key.toLowerCase()));
  if (unread !== undefined) return `${shown} holds ${unread}, which no rule reads`;
  if (new Set(keys.map((key) => key.toLowerCase())).size < keys.length)
    return `${shown} holds a key twice`;
  const empty = keys.find((key) => isNothing(witness[key]));
  if (empty !== undefined) return `${shown} holds ${empty}, unset`;
  if ((now !== undefined) !== rules.some(({ readsClock }) => readsClock))
    return `${shown} at ${String(now)}`;
  if (values === "catalogued" && !isCatalogued(witness, rules)) return `${shown} is not catalogued`;
  const wrong = claims.find(
    ([{ rule }, holds]) => matchesByReference(rule, witness, now) !== holds,
  );
  return wrong && `${shown} at ${String(now)} does not show it`;
}

const isNothing = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  value === "" ||
  (Array.isArray(value) && (value.length === 0 || value.some(isNothing)));

/** In closed vocabularies nothing but their values; where an object id is read, it is there. */
function isCatalogued(
  subject: Readonly<Record<string, unknown>>,
  rules: readonly CheckedRule[],
): boolean {
  const isNamed = typeof subject["objectId"] === "string" && subject["objectId"] !== "";
  return (
    (isNamed || !rules.some(({ reads }) => reads.includes("objectId"))) &&
    Object.entries(subject).every(([key, value]) =>
      Array.isArray(value)
        ? value.every((item) => isKnownPlan(item))
        : isKnown(value, vocabularyOf(key, rules[0]?.subject)),
    )
  );
}

const vocabularyOf = (key: string, kind: string | undefined): readonly string[] | undefined =>
  catalogue.find(({ subject, name }) => subject === kind && name === key)?.values;

const isKnownPlan = (item: unknown): boolean =>
  typeof item !== "object" ||
  item === null ||
  !("capabilityStatus" in item) ||
  isKnown(item.capabilityStatus, statuses);

const statuses = itemProperties.find(({ name }) => name === "capabilityStatus")?.values;

const isKnown = (value: unknown, values: readonly string[] | undefined): boolean =>
  values === undefined ||
  isNothing(value) ||
  (typeof value === "string" && values.some((known) => fold(known) === fold(value)));
