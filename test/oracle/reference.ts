import type {
  Comparison,
  Expression,
  Literal,
  MemberOf,
  Operand,
  Quantified,
  Rule,
} from "../../src/grammar/rule.ts";
import { fold } from "./fold.ts";
import { compareInstants, type Instant, instantOf, moved } from "./instant.ts";
import { find } from "./find.ts";
import { type PropertyType, typeOf } from "./property-type.ts";
import { compareVersions, isVersion } from "./version.ts";

/** A user, a device or a plan: whatever it holds under its keys. */
export type ReferenceSubject = Readonly<Record<string, unknown>>;

/** What is known beside the subject. */
export interface ReferenceOptions {
  readonly now?: Date | undefined;
  readonly unknown?: ReadonlySet<string> | undefined;
}

/**
 * The reference evaluator: what a parsed, legal rule says of a subject, written down from the specification of the
 * language (its section 3) and from nothing else. Slow and obvious; every faster way to an answer must agree with it.
 */
export function referenceEvaluate(
  rule: Rule,
  subject: ReferenceSubject,
  options: ReferenceOptions = {},
): boolean | "unknown" {
  const truth = truthOf(rule, {
    of: subject,
    now: options.now,
    unknown: options.unknown ?? new Set(),
  });
  return truth === unknown ? "unknown" : truth === yes;
}

/** The same where nothing is unknown: two-valued. */
export function referenceMatches(rule: Rule, subject: ReferenceSubject, now?: Date): boolean {
  return referenceEvaluate(rule, subject, { now }) === true;
}

/** Strong Kleene: false < unknown < true; `-and` is the least, `-or` the greatest, `-not` turns the order round. */
type Truth = 0 | 1 | 2;
const no = 0;
const unknown = 1;
const yes = 2;

/** Of whom something is asked: a subject, or inside a quantifier one element of its collection. */
interface Scene {
  readonly of: unknown;
  readonly now: Date | undefined;
  readonly unknown: ReadonlySet<string>;
}

function truthOf(rule: Rule, scene: Scene): Truth {
  switch (rule.kind) {
    case "or":
      return Math.max(...truthsOf(rule.operands, scene)) as Truth;
    case "and":
      return Math.min(...truthsOf(rule.operands, scene)) as Truth;
    case "not":
      return (yes - truthOf(rule.operand, scene)) as Truth;
    case "comparison":
      return isUnknown(rule.operand, scene) ? unknown : answer(compares(rule, scene));
    case "quantified":
      return isUnknown(rule.property, scene) ? unknown : answer(quantifies(rule, scene));
    case "member-of":
      return isUnknown(rule.property, scene) ? unknown : answer(isInGroup(rule, scene));
    case "direct-reports":
      return isUnknown(manager, scene)
        ? unknown
        : answer(isEqual(valueAt(scene.of, manager.name), rule.manager));
    default:
      return rule satisfies never;
  }
}

const truthsOf = (operands: readonly Expression[], scene: Scene): Truth[] =>
  operands.map((operand) => truthOf(operand, scene));

const manager = { name: "manager" };

const answer = (isSo: boolean): Truth => (isSo ? yes : no);

/** A property named as unknown makes what is asked of it unknown, even where the subject holds a value. */
const isUnknown = (operand: Operand | typeof manager, scene: Scene): boolean =>
  "name" in operand && [...scene.unknown].some((key) => isKey(key, operand.name));

/** "The exact complement of the positive form." */
function compares({ operand, operator, value: literal }: Comparison, scene: Scene): boolean {
  const value = operand.kind === "item" ? scene.of : valueAt(scene.of, operand.name);
  const type = operand.kind === "item" ? "string" : typeOf(operand);
  const positive = positives[operator.name];
  return positive === undefined
    ? holds(operator.name, value, literal, type, scene.now)
    : !holds(positive, value, literal, type, scene.now);
}

const positives: Readonly<Partial<Record<string, string>>> = {
  ne: "eq",
  notStartsWith: "startsWith",
  notEndsWith: "endsWith",
  notContains: "contains",
  notMatch: "match",
  notIn: "in",
};

/** The column "on a set value" of the table of operators, and for positive operators "on unset". */
function holds(
  operator: string,
  value: unknown,
  literal: Literal,
  type: PropertyType,
  now: Date | undefined,
): boolean {
  if (literal.kind === "null") return isUnset(value);
  if (isUnset(value)) return false;
  if (Array.isArray(value))
    return elementsOf(value).some((element) => textHolds(operator, String(element), literal));
  if (type === "boolean") return value === isTrue(literal);
  if (type === "date") return dateHolds(operator, String(value), literal, now);
  if (operator === "ge" || operator === "le")
    return versionHolds(operator, String(value), textOf(literal));
  return textHolds(operator, String(value), literal);
}

/** "A missing, null or empty-string value, an empty or missing collection"; empty elements are dropped first. */
function isUnset(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    value === "" ||
    (Array.isArray(value) && elementsOf(value).length === 0)
  );
}

const elementsOf = (collection: readonly unknown[]): unknown[] =>
  collection.filter((element) => !isUnset(element));

function textHolds(operator: string, value: string, literal: Literal): boolean {
  switch (operator) {
    case "eq":
      return isEqual(value, textOf(literal));
    case "startsWith":
      return fold(value).startsWith(fold(textOf(literal)));
    case "endsWith":
      return fold(value).endsWith(fold(textOf(literal)));
    case "contains":
      return fold(value).includes(fold(textOf(literal)));
    case "match":
      return find(textOf(literal), value);
    case "in":
      return literal.kind === "list" && literal.items.some((item) => isEqual(value, textOf(item)));
    default:
      throw new TypeError(`no text operator: ${operator}`);
  }
}

const isEqual = (value: unknown, text: string): boolean =>
  typeof value === "string" && value !== "" && fold(value) === fold(text);

/** What is no date equals none, and is neither before nor after any. */
function dateHolds(
  operator: string,
  value: string,
  literal: Literal,
  now: Date | undefined,
): boolean {
  const instant = instantOf(value);
  const limit = limitOf(literal, now);
  if (instant === undefined || limit === undefined) return false;
  const order = compareInstants(instant, limit);
  return operator === "eq" ? order === 0 : operator === "ge" ? order >= 0 : order <= 0;
}

function limitOf(literal: Literal, now: Date | undefined): Instant | undefined {
  if (literal.kind !== "now") return instantOf(textOf(literal));
  const instant = now && instantOf(now.toISOString());
  if (instant === undefined) throw new TypeError("the rule reads the clock");
  return literal.step === undefined ? instant : moved(instant, literal.step);
}

/** "A value that is not dotted digits is neither at or above nor at or below anything." */
function versionHolds(operator: "ge" | "le", value: string, limit: string): boolean {
  if (!isVersion(value)) return false;
  const order = compareVersions(value, limit);
  return operator === "ge" ? order >= 0 : order <= 0;
}

function quantifies({ property, quantifier, body }: Quantified, scene: Scene): boolean {
  const collection = valueAt(scene.of, property.name);
  const elements = Array.isArray(collection) ? elementsOf(collection) : [];
  const isSatisfied = (element: unknown): boolean =>
    truthOf(body, { ...scene, of: element, unknown: new Set() }) === yes;
  return quantifier.name === "any" ? elements.some(isSatisfied) : elements.every(isSatisfied);
}

function isInGroup({ property, groups }: MemberOf, scene: Scene): boolean {
  const ids = valueAt(scene.of, property.name);
  return (
    Array.isArray(ids) &&
    elementsOf(ids).some((id) => groups.items.some((group) => isEqual(id, textOf(group))))
  );
}

const valueAt = (of: unknown, name: string): unknown =>
  Object.entries(of as ReferenceSubject).find(([key]) => isKey(key, name))?.[1];

/** Extension properties are "looked up in the subject ignoring case"; every other key stands as it is. */
const isKey = (key: string, name: string): boolean =>
  key === name || (name.startsWith("extension_") && key.toLowerCase() === name.toLowerCase());

function textOf(literal: Literal): string {
  if (literal.kind === "string") return literal.value;
  if (literal.kind === "date") return literal.text;
  throw new TypeError(`no text: ${literal.kind}`);
}

const isTrue = (literal: Literal): boolean =>
  literal.kind === "boolean" ? literal.value : textOf(literal).toLowerCase() === "true";
