import { isList, isText, isUnset } from "../../eval/meaning.ts";
import { isRecord, readerOf, type Subject } from "../../eval/subject.ts";
import { findProperty, isExtension, itemProperties } from "../../schema/catalogue.ts";
import type { PropertyType, SubjectKind } from "../../schema/property.ts";
import { ValueCounts } from "./value-counts.ts";

/** Counts how many have an attribute, and with what values; those of plans by each property of a plan. */
export class CountedAttribute {
  private readonly name: string;
  private readonly type: PropertyType;
  private readonly read: (from: unknown) => unknown;
  private readonly isUnset: (value: unknown, now: number) => boolean;
  private readonly counts: ReadonlyMap<string, ValueCounts>;
  private filled = 0;
  private untold = 0;

  /** @param wanted for attributes and properties of plans, the values that are asked for */
  public constructor(
    subject: SubjectKind,
    name: string,
    wanted: ReadonlyMap<string, readonly { readonly value: string }[]>,
    mostValues: number,
  ) {
    this.name = name;
    this.type = findProperty(subject, name)?.type ?? "string";
    this.read = readerOf(name);
    this.isUnset = isUnset(this.type);
    this.counts = new Map(
      keysOf(name, this.type).map((key) => [
        key,
        new ValueCounts(
          (wanted.get(key) ?? []).map(({ value }) => value),
          mostValues,
        ),
      ]),
    );
  }

  /** Counts somebody. */
  public add(subject: Subject, unknown: ReadonlySet<string>): void {
    if (isAmong(unknown, this.name)) {
      this.untold++;
      return;
    }
    const value = this.read(subject);
    if (this.isUnset(value, 0)) return;
    this.filled++;
    for (const [key, counts] of this.counts) counts.add(textsIn(value, this.type, key));
  }

  /** How many have a value; `undefined` where of somebody that is not known. */
  public fill(): number | undefined {
    return this.untold === 0 ? this.filled : undefined;
  }

  /** The values of the attribute, or of a property of its plans. */
  public values(): ReadonlyMap<string, ReadonlyMap<string, number> | undefined> {
    return new Map(
      Array.from(this.counts, ([key, counts]) => [
        key,
        this.untold === 0 ? counts.values() : undefined,
      ]),
    );
  }

  /** How many have a value that was asked for. */
  public having(key: string, value: string): number | undefined {
    return this.untold === 0 ? this.counts.get(key)?.having(value) : undefined;
  }
}

/** By what the values of an attribute go; truths and dates are not counted by value. */
function keysOf(name: string, type: PropertyType): readonly string[] {
  switch (type) {
    case "string":
    case "version":
    case "string collection":
      return [name];
    case "plan collection":
      return planProperties;
    case "boolean":
    case "date":
    case "reference collection":
      return [];
    default:
      return type satisfies never;
  }
}

const planPrefix = "assignedPlan";
const planProperties: readonly string[] = itemProperties
  .filter(({ prefix }) => prefix === planPrefix)
  .map(({ prefix, name }) => `${prefix}.${name}`);

function textsIn(value: unknown, type: PropertyType, key: string): readonly string[] {
  if (isText(value)) return [value];
  if (!isList(value)) return [];
  if (type !== "plan collection") return value.filter(isText);
  const read = readerOf(key.slice(planPrefix.length + 1));
  return value.filter(isRecord).map(read).filter(isText);
}

/** Extension properties go by any letter case. */
function isAmong(unknown: ReadonlySet<string>, name: string): boolean {
  if (unknown.has(name)) return true;
  if (unknown.size === 0 || !isExtension(name)) return false;
  const lower = name.toLowerCase();
  for (const other of unknown) if (other.toLowerCase() === lower) return true;
  return false;
}
