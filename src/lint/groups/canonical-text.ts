import type { CheckedRule, Condition, Test, Value } from "../../check/checked-rule.ts";
import { type ComparisonOperator, comparisonOperators } from "../../grammar/operators.ts";
import { comparisonOperatorNames, type PositiveOperator } from "../../grammar/operators.ts";
import { printString } from "../../grammar/print.ts";
import { isExtension } from "../../schema/catalogue.ts";
import { pathOfProperty, type Property } from "../../schema/property.ts";
import { fold } from "../../text/ignore-case.ts";

/**
 * What a rule means, as the text of a legal rule: rules with the same canonical text have the same members.
 *
 * `-not` is moved to the comparisons; parts are flattened, sorted and there once; `-eq` chains are lists; texts are
 * folded; comparisons with a collection are quantifiers. Rules that mean the same for deeper reasons may differ in it.
 */
export const canonicalText = ({ condition }: CheckedRule): string =>
  textOf(formOf(condition, true));

/** A condition without needless choices. */
type Form =
  | { readonly kind: "and" | "or"; readonly forms: readonly Form[] }
  /** The value is one of the folded texts, or none of them. */
  | { readonly kind: "in" | "notIn"; readonly path: string; readonly texts: readonly string[] }
  | { readonly kind: "any" | "all"; readonly path: string; readonly body: Form }
  | { readonly kind: "plain"; readonly text: string };

/** @param holds whether the condition is to hold, or not to hold */
function formOf(condition: Condition, holds: boolean): Form {
  switch (condition.kind) {
    case "and":
    case "or": {
      const forms = condition.operands.map((operand) => formOf(operand, holds));
      return joined((condition.kind === "and") === holds ? "and" : "or", forms);
    }
    case "not":
      return formOf(condition.operand, !holds);
    case "test":
      return formOfTest(condition, holds);
    case "quantified": {
      const kind = (condition.quantifier === "any") === holds ? "any" : "all";
      return { kind, path: pathOf(condition.property), body: formOf(condition.body, holds) };
    }
    case "member-of": {
      const ids = sorted(condition.groups.map(fold)).map(printString).join(", ");
      return plain(`${pathOf(condition.property)} -any (group.objectId -in [${ids}])`, holds);
    }
    case "direct-reports":
      return plain(`Direct Reports for ${printString(fold(condition.manager))}`, holds);
    default:
      return condition satisfies never;
  }
}

const plain = (text: string, holds: boolean): Form => ({
  kind: "plain",
  text: holds ? text : `-not (${text})`,
});

/** Extension properties of applications go by any letter case. */
const pathOf = (property: Property): string =>
  pathOfProperty(isExtension(property.name) ? lowered(property) : property);

const lowered = (property: Property): Property => ({
  ...property,
  name: property.name.toLowerCase(),
});

function formOfTest(test: Test, holds: boolean): Form {
  const { source, value, operator } = test;
  const { positive, negates } = comparisonOperators[operator];
  const isPositive = negates !== holds;
  if (source.kind === "item") return comparison("_", positive, value, isPositive);
  if (source.kind === "item property") {
    const { prefix, name } = source.property;
    return comparison(`${prefix}.${name}`, positive, value, isPositive);
  }
  const path = pathOf(source.property);
  if (source.property.type !== "string collection" || value.kind === "null")
    return comparison(path, positive, value, isPositive);
  const body = comparison("_", positive, value, isPositive);
  return { kind: isPositive ? "any" : "all", path, body };
}

function comparison(
  path: string,
  positive: PositiveOperator,
  value: Value,
  isPositive: boolean,
): Form {
  if (positive === "in" || (positive === "eq" && value.kind === "string")) {
    const texts =
      value.kind === "strings" ? value.texts : value.kind === "string" ? [value.text] : [];
    return { kind: isPositive ? "in" : "notIn", path, texts: sorted(texts.map(fold)) };
  }
  const written = literalOf(value);
  const negated = negatedOf(positive);
  if (isPositive || negated === undefined) {
    const text = `${path} ${comparisonOperators[positive].spelling} ${written}`;
    return plain(text, isPositive);
  }
  return plain(`${path} ${comparisonOperators[negated].spelling} ${written}`, true);
}

/** `-ge` and `-le` have no complement of their own. */
const negatedOf = (positive: PositiveOperator): ComparisonOperator | undefined =>
  comparisonOperatorNames.find(
    (name) => comparisonOperators[name].positive === positive && comparisonOperators[name].negates,
  );

function literalOf(value: Value): string {
  switch (value.kind) {
    case "null":
      return "null";
    case "string":
      return printString(fold(value.text));
    case "strings":
      return `[${sorted(value.texts.map(fold)).map(printString).join(", ")}]`;
    case "boolean":
      return String(value.isTrue);
    case "instant":
      return new Date(value.milliseconds).toISOString();
    case "now":
      return nowOf(value.milliseconds / 1000);
    case "version":
      return printString(versionText(value.version));
    case "pattern":
      return printString(value.source);
    default:
      return value satisfies never;
  }
}

function nowOf(seconds: number): string {
  if (seconds === 0) return "system.now";
  return `system.now ${seconds < 0 ? "-minus" : "-plus"} PT${BigInt(Math.abs(seconds))}S`;
}

/** A missing part counts as 0, so zeros at the end say nothing. */
const versionText = (version: readonly string[]): string =>
  version
    .map((part) => (part === "" ? "0" : part))
    .join(".")
    .replace(/(?:\.0)+$/u, "");

/** Flattens, merges what lists and quantifiers can say in one, and puts the rest in order. */
function joined(kind: "and" | "or", forms: readonly Form[]): Form {
  const flat = forms.flatMap((form) => (form.kind === kind ? form.forms : [form]));
  const parts = new Map(merged(kind, flat).map((form) => [textOf(form), form]));
  const inOrder = sorted(parts.keys()).flatMap((text) => parts.get(text) ?? []);
  const [only] = inOrder;
  return only !== undefined && inOrder.length === 1 ? only : { kind, forms: inOrder };
}

/** What `-or` joins can be in any of the lists, and any element will do; what `-and` joins likewise with none and all. */
function merged(kind: "and" | "or", forms: readonly Form[]): Form[] {
  const [list, quantifier] = kind === "or" ? (["in", "any"] as const) : (["notIn", "all"] as const);
  const texts = new Map<string, string[]>();
  const bodies = new Map<string, Form[]>();
  const rest: Form[] = [];
  for (const form of forms) {
    if (form.kind === list) gather(texts, form.path, form.texts);
    else if (form.kind === quantifier) gather(bodies, form.path, [form.body]);
    else rest.push(form);
  }
  return [
    ...rest,
    ...Array.from(texts, ([path, all]): Form => ({ kind: list, path, texts: sorted(all) })),
    ...Array.from(bodies, ([path, all]): Form => {
      return { kind: quantifier, path, body: joined(kind, all) };
    }),
  ];
}

function gather<Thing>(into: Map<string, Thing[]>, key: string, things: readonly Thing[]): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [...things]);
  else known.push(...things);
}

/** Each text once, in the order of their units. */
const sorted = (texts: Iterable<string>): string[] => [...new Set(texts)].toSorted(byUnits);

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function textOf(form: Form): string {
  switch (form.kind) {
    case "and":
    case "or":
      return form.forms.map((part) => `(${textOf(part)})`).join(` -${form.kind} `);
    case "in":
    case "notIn":
      return `${form.path} -${form.kind} [${form.texts.map(printString).join(", ")}]`;
    case "any":
    case "all":
      return `${form.path} -${form.kind} (${textOf(form.body)})`;
    case "plain":
      return form.text;
    default:
      return form satisfies never;
  }
}
