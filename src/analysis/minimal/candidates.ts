import type { CheckedRule, Value } from "../../check/checked-rule.ts";
import { isList, isText } from "../../eval/meaning.ts";
import type { Leaf } from "../../eval/evaluate.ts";
import { comparisonOperators, type PositiveOperator } from "../../grammar/operators.ts";
import { leavesOf } from "../cases/leaves.ts";
import { plausibleTexts } from "../solving/plausible-texts.ts";
import { propertyRead } from "../../eval/property-read.ts";
import { type Attribute, isAmong, type Task } from "./task.ts";
import { type NamedText, textsLike } from "./texts-like.ts";

/**
 * Natural values of an attribute, the most natural ones first: what the rule names, as it is written, with what it takes to
 * be like the present value; what the vocabulary of the property has; then no value at all. A collection keeps its items,
 * and may have one more that the rule names.
 */
export function candidatesFor(attribute: Attribute, task: Task): readonly unknown[] {
  const { name, type, present, values = [], isClosed } = attribute;
  const all = namedIn(task.rule, task.now).get(name) ?? [];
  const named = isClosed ? all.filter(({ text }) => isAmong(text, values)) : all;
  switch (type) {
    case "boolean":
      return [true, false, undefined].filter((value) => value !== present);
    case "string":
    case "version":
    case "date": {
      const texts = named.flatMap((one) => textsLike(one, modelOf(attribute)));
      return [...texts, ...values, undefined].filter((value) => value !== present);
    }
    case "string collection":
    case "reference collection": {
      const held = isList(present) ? present : [];
      const more = named.map(({ text }) => held.concat(text));
      return present === undefined ? more : [...more, undefined];
    }
    case "plan collection":
      return present === undefined ? [] : [undefined];
    default:
      return type satisfies never;
  }
}

/** What a new value is to be like: the present one; an address, where that is what the property is for. */
function modelOf({ name, present }: Attribute): string {
  const held = isText(present) ? present : "";
  const [usual = ""] = plausibleTexts(name);
  return usual.includes("@") && !held.includes("@") ? usual : held;
}

/** Texts that a rule compares each property with, or its items; instants as texts. */
type Named = ReadonlyMap<string, readonly NamedText[]>;

const remembered = new WeakMap<CheckedRule, { readonly now: number; readonly named: Named }>();

function namedIn(rule: CheckedRule, now: number): Named {
  const known = remembered.get(rule);
  if (known?.now === now) return known.named;
  const all = new Map<string, Map<string, NamedText>>();
  for (const { leaf, within } of leavesOf(rule.condition)) {
    const name = propertyRead(within?.quantifier ?? leaf);
    if (name === undefined) continue;
    const texts = all.get(name) ?? new Map<string, NamedText>();
    all.set(name, texts);
    const place = placeIn(leaf);
    for (const text of textsIn(leaf, now))
      if (text !== "") texts.set(`${place} ${text}`, { text, place });
  }
  const named = new Map(Array.from(all, ([name, texts]) => [name, [...texts.values()]]));
  remembered.set(rule, { now, named });
  return named;
}

const placeIn = (leaf: Leaf): NamedText["place"] =>
  leaf.kind === "test" ? places[comparisonOperators[leaf.operator].positive] : "whole";

const places: Readonly<Record<PositiveOperator, NamedText["place"]>> = {
  eq: "whole",
  in: "whole",
  startsWith: "start",
  contains: "part",
  endsWith: "end",
  match: "part",
  ge: "whole",
  le: "whole",
};

function textsIn(leaf: Leaf, now: number): readonly string[] {
  switch (leaf.kind) {
    case "test":
      return textsOf(leaf.value, now);
    case "member-of":
      return leaf.groups;
    case "direct-reports":
      return [leaf.manager];
    case "quantified":
      return [];
    default:
      return leaf satisfies never;
  }
}

function textsOf(value: Value, now: number): readonly string[] {
  switch (value.kind) {
    case "string":
      return [value.text];
    case "strings":
      return value.texts;
    case "version":
      return [value.version.join(".")];
    case "instant":
      return dateOf(value.milliseconds);
    case "now":
      return dateOf(now + value.milliseconds);
    case "null":
    case "boolean":
    case "pattern":
      return [];
    default:
      return value satisfies never;
  }
}

/** Nothing for what is beyond the years that have a date. */
function dateOf(milliseconds: number): readonly string[] {
  const date = new Date(milliseconds);
  return Number.isNaN(date.getTime()) ? [] : [date.toISOString()];
}
