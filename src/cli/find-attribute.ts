import { nearestOf } from "../check/resolve.ts";
import { catalogue, findItemProperty, findProperty, itemProperties } from "../schema/catalogue.ts";
import { otherName } from "../schema/other-names.ts";
import type { SubjectKind } from "../schema/property.ts";
import { oneLine } from "./one-line.ts";
import { UsageError } from "./usage-error.ts";
import type { Attribute } from "./uses-of.ts";

/**
 * Finds the attributes that a name stands for, in any letter case: with its prefix one, without it that of users, that
 * of devices, or both. `manager` is what `Direct Reports for` reads.
 *
 * @throws UsageError where there is none, with the nearest name
 */
export function findAttribute(written: string): readonly Attribute[] {
  const [, prefix, name = written] = /^([^.]*)\.(.*)$/su.exec(written) ?? [];
  const kind = prefix?.toLowerCase();
  if (kind !== undefined && kind !== "user" && kind !== "device") {
    const item = findItemProperty(kind, name);
    if (item !== undefined && item.prefix !== "group")
      return [{ kind: "item property", prefix: item.prefix, name: item.name }];
    throw unknown(written, everyPath());
  }
  const subjects: readonly SubjectKind[] = kind === undefined ? ["user", "device"] : [kind];
  const found = subjects.flatMap((subject): Attribute[] => {
    const known = nameOf(subject, name);
    return known === undefined ? [] : [{ kind: "property", subject, name: known }];
  });
  if (found.length > 0) return found;
  const other = subjects.flatMap((subject) => otherName(subject, name)?.use ?? [])[0];
  if (other !== undefined) throw suggesting(written, other);
  throw unknown(written, kind === undefined ? everyName() : everyPath());
}

/** `manager` is no property that a rule can name. */
function nameOf(subject: SubjectKind, name: string): string | undefined {
  if (subject === "user" && name.toLowerCase() === "manager") return "manager";
  return findProperty(subject, name)?.name;
}

const everyName = (): string[] => [...new Set(catalogue.map(({ name }) => name)), "manager"];

const everyPath = (): string[] => [
  ...catalogue.map(({ subject, name }) => `${subject}.${name}`),
  ...itemProperties
    .filter(({ prefix }) => prefix !== "group")
    .map(({ prefix, name }) => `${prefix}.${name}`),
];

function unknown(written: string, names: readonly string[]): UsageError {
  const nearest = nearestOf(written, names);
  return nearest === undefined
    ? new UsageError(said(written), "docs/language.md lists the properties")
    : suggesting(written, nearest);
}

const suggesting = (written: string, name: string): UsageError =>
  new UsageError(said(written), `did you mean \`${name}\`?`);

const said = (written: string): string => `rules know no attribute \`${oneLine(written)}\``;
