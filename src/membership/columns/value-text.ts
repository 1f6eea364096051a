import type { HeldType } from "../../directory/check-properties.ts";
import type { Plan, PropertyValue } from "../../directory/properties.ts";

/**
 * The text as which a column keeps a value; two values have the same text only if rules cannot tell them apart, letter
 * case aside. The empty text is an unset value.
 *
 * Elements of a collection stand in their order with U+0000 between them; of a plan, the three keys that rules know.
 */
export function textOfValue(type: HeldType, value: PropertyValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "true" : "false";
  return type === "plan collection" ? textOfPlans(value) : textOfItems(value);
}

/** The value that a text stands for. */
export function valueOfText(type: HeldType, text: string): PropertyValue | undefined {
  if (text === "") return undefined;
  switch (type) {
    case "boolean":
      return text === "true";
    case "string":
    case "version":
    case "date":
    case "reference":
      return text;
    case "string collection":
    case "reference collection":
      return itemsOfText(text);
    case "plan collection":
      return plansOfText(text);
    default:
      return type satisfies never;
  }
}

/** Between the elements of a collection. */
const separator = "\0";
/** Between the values of a plan. */
const comma = "\u0001";

function textOfItems(value: readonly (string | null)[] | readonly Plan[]): string {
  let text = "";
  for (const item of value) {
    if (typeof item !== "string" || item === "") continue;
    if (item.includes(separator))
      return asJson(value.filter((one) => typeof one === "string" && one !== ""));
    text = text === "" ? item : text + separator + item;
  }
  return text;
}

/** The elements of a collection: where one holds the separator itself, the text begins with one and goes on as JSON. */
export function itemsOfText(text: string): string[] {
  return text.startsWith(separator) ? listOfJson(text).map(String) : text.split(separator);
}

const planKeys = ["servicePlanId", "capabilityStatus", "service"] as const;

function textOfPlans(value: readonly (string | null)[] | readonly Plan[]): string {
  let text = "";
  let count = 0;
  for (const plan of value) {
    if (typeof plan !== "object" || plan === null) continue;
    const id = textOf(plan["servicePlanId"]);
    const status = textOf(plan["capabilityStatus"]);
    const service = textOf(plan["service"]);
    const own = id + comma + status + comma + service;
    if (own.includes(separator) || own.split(comma).length > planKeys.length)
      return asJson(value.flatMap(valuesOf));
    text = count++ === 0 ? own : text + separator + own;
  }
  return text;
}

const valuesOf = (plan: string | Plan | null): string[][] =>
  typeof plan === "object" && plan !== null ? [planKeys.map((key) => textOf(plan[key]))] : [];

const textOf = (value: unknown): string => (typeof value === "string" ? value : "");

function listOfJson(text: string): unknown[] {
  const data: unknown = JSON.parse(text.slice(separator.length));
  return Array.isArray(data) ? data : [];
}

const asJson = (data: unknown): string => separator + JSON.stringify(data);

const plansOfText = (text: string): Plan[] => {
  const plans = text.startsWith(separator)
    ? listOfJson(text).map((plan) => (Array.isArray(plan) ? plan.map(String) : []))
    : text.split(separator).map((plan) => plan.split(comma));
  return plans.map((values) =>
    Object.fromEntries(
      planKeys.flatMap((key, index) => {
        const value = values[index] ?? "";
        return value === "" ? [] : [[key, value]];
      }),
    ),
  );
};
