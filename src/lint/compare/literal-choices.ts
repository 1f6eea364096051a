import type { CheckedRule, Condition, Source, Value } from "../../check/checked-rule.ts";
import type { Literal } from "../../grammar/rule.ts";
import type { PropertyType } from "../../schema/property.ts";

/** For each property the values that a subject may have, `undefined` for none among them. */
export type Choices = ReadonlyMap<string, readonly unknown[]>;

/** Gathers the values that matter to rules: their literals, what lies beside these, and nothing. */
export function literalChoices(rules: readonly CheckedRule[], now: Date): Choices {
  const asked: Asked = { types: new Map(), texts: new Map(), planKeys: new Set() };
  for (const rule of rules) gather(rule.condition, asked, now, undefined);
  return new Map(
    Array.from(asked.types, ([name, type]) => [
      name,
      valuesOf(type, [...(asked.texts.get(name) ?? [])], [...asked.planKeys]),
    ]),
  );
}

/** What rules ask: the types of properties, and the texts that they are compared with. */
interface Asked {
  readonly types: Map<string, PropertyType>;
  readonly texts: Map<string, Set<string>>;
  readonly planKeys: Set<string>;
}

function gather(
  condition: Condition,
  asked: Asked,
  now: Date,
  collection: string | undefined,
): void {
  switch (condition.kind) {
    case "and":
    case "or":
      for (const operand of condition.operands) gather(operand, asked, now, collection);
      return;
    case "not":
      gather(condition.operand, asked, now, collection);
      return;
    case "test": {
      const name = nameOf(condition.source, collection, asked);
      add(asked, name, textsIn(condition.value, condition.written.value, now));
      return;
    }
    case "quantified":
      asked.types.set(condition.property.name, condition.property.type);
      gather(condition.body, asked, now, condition.property.name);
      return;
    case "member-of":
      asked.types.set(condition.property.name, condition.property.type);
      add(asked, condition.property.name, condition.groups);
      return;
    case "direct-reports":
      asked.types.set("manager", "string");
      add(asked, "manager", [condition.manager]);
      return;
    default:
      condition satisfies never;
  }
}

function nameOf(
  source: Source,
  collection: string | undefined,
  { types, planKeys }: Asked,
): string {
  switch (source.kind) {
    case "property":
      types.set(source.property.name, source.property.type);
      return source.property.name;
    case "item":
      return collection ?? "";
    case "item property":
      planKeys.add(source.property.name);
      return collection ?? "";
    default:
      return source satisfies never;
  }
}

function add({ texts }: Asked, name: string, found: readonly string[]): void {
  const known = texts.get(name) ?? new Set();
  for (const text of found) known.add(text);
  texts.set(name, known);
}

/** A value as texts; of an instant the instants beside it too. */
function textsIn(value: Value, written: Literal, now: Date): readonly string[] {
  switch (value.kind) {
    case "null":
    case "boolean":
      return [];
    case "string":
      return [value.text];
    case "strings":
      return value.texts;
    case "instant":
      return instantsBeside(value.milliseconds);
    case "now":
      return instantsBeside(now.getTime() + value.milliseconds);
    case "version":
      return written.kind === "string" ? [written.value, ...versionsBeside(written.value)] : [];
    case "pattern":
      return [value.source, value.source.replaceAll(/[\\^$.*+?()[\]{}|]/gu, "")];
    default:
      return value satisfies never;
  }
}

const instantsBeside = (milliseconds: number): string[] =>
  [-86_400_000, -1, 0, 1, 86_400_000].flatMap((step) => {
    const date = new Date(milliseconds + step);
    const isWritable = !Number.isNaN(date.getTime()) && /^\d{4}-/u.test(date.toISOString());
    return isWritable ? [date.toISOString()] : [];
  });

const versionsBeside = (version: string): string[] => [
  `${version}.0`,
  `${version}.1`,
  "0",
  "999999",
];

function valuesOf(
  type: PropertyType,
  texts: readonly string[],
  planKeys: readonly string[],
): readonly unknown[] {
  switch (type) {
    case "boolean":
      return [undefined, true, false];
    case "date":
      return [undefined, ...texts];
    case "string":
    case "version":
      return [undefined, ...neighbors(texts)];
    case "string collection":
    case "reference collection":
      return [undefined, ...collections(neighbors(texts))];
    case "plan collection":
      return [undefined, ...collections(plansOf(neighbors(texts), planKeys))];
    default:
      return type satisfies never;
  }
}

/** Texts with what lies beside them: another letter case, cut, extended, and another text altogether. */
const neighbors = (texts: readonly string[]): string[] => [
  ...new Set([
    ...texts,
    ...texts.flatMap((text) => [
      text.toUpperCase(),
      `${text}x`,
      `x${text}`,
      text.slice(1),
      text.slice(0, -1),
      `x${text}x`,
    ]),
    "another",
  ]),
];

/** None, each by itself, each beside the next, and all that differ in one list. */
const collections = (items: readonly unknown[]): readonly unknown[] => [
  [],
  ...items.map((item) => [item]),
  ...items.map((item, index) => [item, items[(index + 1) % items.length]]),
  ...items.map((item, index) => [item, items[(index + 5) % items.length], items.at(-1)]),
  items.slice(0, 40),
];

/** Plans with each text under each key, and plans that have two of them. */
function plansOf(texts: readonly string[], keys: readonly string[]): object[] {
  const single = keys.flatMap((key) => texts.map((text) => [[key, text]] as const));
  const several = texts.flatMap((text, index) =>
    texts
      .slice(index, index + 12)
      .map((other) => keys.map((key, place) => [key, place % 2 === 0 ? text : other] as const)),
  );
  const reversed = several.map((entries) =>
    entries.map(([key], place) => [key, entries.at(-1 - place)?.[1] ?? ""] as const),
  );
  return [...single, ...several, ...reversed].map((entries) => Object.fromEntries(entries));
}
