import { compile, type Condition } from "../src/index.ts";
import { type Form, quoted } from "./duckdb-users.ts";
import { planCombinations } from "./fixtures/tenant.ts";
import { codedAttributes } from "./fixtures/tenant-values.ts";
import { type Language, type Test, translate } from "./peers/translate.ts";
import { legal } from "./tenant-world.ts";

/**
 * Writes a condition in DuckDB's SQL, over the tables of `DuckDBUsers`. Where letter case has to be ignored, it asks a
 * lower-case column; of values that all users spell alike it does not.
 *
 * @throws TypeError for what no rule of the fixture says
 */
export function duckDBConditionOf(condition: Condition, text: string, form: Form): string {
  const said = translate(condition, languageOf(text, form));
  if (said === undefined) throw new TypeError(`cannot be said in SQL: ${text}`);
  return said;
}

const languageOf = (text: string, form: Form): Language<string> => ({
  and: (operands) => operands.map((operand) => `(${operand})`).join(" AND "),
  or: (operands) => operands.map((operand) => `(${operand})`).join(" OR "),
  not: (operand) => `(${operand}) IS NOT TRUE`,
  test: (test) => (test.source.kind === "property" ? askedOf(test, form) : undefined),
  quantified: ({ property, quantifier, body, written }) => {
    if (property.name === "assignedPlans")
      return plansFor(text.slice(written.span.start, written.span.end));
    return body.kind === "test" ? addressesFor(quantifier, body) : undefined;
  },
});

function askedOf({ source, operator, value }: Test, form: Form): string | undefined {
  if (source.kind !== "property") return undefined;
  const { name } = source.property;
  const isCoded = codedNames.has(name);
  if (value.kind === "boolean") return operator === "eq" ? `${name} = ${value.isTrue}` : undefined;
  if (value.kind === "instant") {
    const day = quoted(new Date(value.milliseconds).toISOString().slice(0, 10));
    return `${name} ${operator === "ge" ? ">=" : "<="} DATE ${day}`;
  }
  if (value.kind === "strings")
    return operator === "in" ? `${name} IN (${value.texts.map(quoted).join(", ")})` : undefined;
  const place = isCoded && form === "enum" ? `${name}::VARCHAR` : name;
  if (value.kind === "pattern") {
    if (operator !== "match") return undefined;
    return isCoded
      ? `regexp_matches(${place}, ${quoted(value.source)}, 'i')`
      : `regexp_matches(${place}, ${quoted(value.source.replaceAll(/(?<!\\)\p{Lu}/gu, lower))})`;
  }
  if (value.kind !== "string") return undefined;
  const constant = quoted(isCoded ? value.text : value.text.toLowerCase());
  if (operator === "eq") return `${name} = ${constant}`;
  if (operator === "startsWith") return `starts_with(${place}, ${constant})`;
  if (operator === "endsWith") return `ends_with(${place}, ${constant})`;
  return operator === "contains" ? `contains(${place}, ${constant})` : undefined;
}

const codedNames: ReadonlySet<string> = new Set(codedAttributes.map(({ name }) => name));

const lower = (letter: string): string => letter.toLowerCase();

/** What is asked of any or all addresses, as a search in the text that has a line for each. */
function addressesFor(quantifier: "any" | "all", { operator, value }: Test): string | undefined {
  if (value.kind !== "string") return undefined;
  const constant = value.text.toLowerCase();
  if (quantifier === "any") {
    if (operator === "startsWith") return holding(`\n${constant}`);
    if (operator === "endsWith") return holding(`${constant}\n`);
    return operator === "contains" ? holding(constant) : undefined;
  }
  return operator === "notStartsWith" ? `(${holding(`\n${constant}`)}) IS NOT TRUE` : undefined;
}

const holding = (text: string): string => `contains(proxyAddresses, ${quoted(text)})`;

/** The combinations of plans for which a part of a rule holds, found beforehand. */
function plansFor(text: string): string {
  const holds = compile(legal(text));
  const numbers = planCombinations.flatMap((assignedPlans, number) =>
    holds({ assignedPlans }) ? [number] : [],
  );
  const chosen = numbers.length === 0 ? "FALSE" : `plans IN (${numbers.join(", ")})`;
  return holds({}) ? `(${chosen} OR plans IS NULL)` : chosen;
}
