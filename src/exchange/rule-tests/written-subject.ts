import { nearestOf } from "../../check/resolve.ts";
import type { SubjectKind } from "../../schema/property.ts";
import { InputError, quoted } from "../input-error.ts";
import { listed } from "../shape.ts";
import type { WrittenSubject } from "./rule-test.ts";
import { subjectOf } from "./subject-of.ts";
import { mapIn } from "./yaml-fields.ts";
import type { YamlEntry, YamlValue } from "./yaml-value.ts";

/** Users or devices by the names under which tests share them. */
export type SubjectsByName = ReadonlyMap<string, WrittenSubject>;

/** The users under `users`, or the devices under `devices`. @throws InputError for attributes that they cannot have */
export function sharedSubjects(entry: YamlEntry | undefined, kind: SubjectKind): SubjectsByName {
  if (entry === undefined) return new Map();
  const { entries } = mapIn(entry.value, `\`${entry.key}\``);
  return new Map(
    entries.map(({ key, value }): [string, WrittenSubject] => {
      const subject = { name: key, kind, attributes: mapIn(value, quoted(key)) };
      subjectOf(subject, kind);
      return [key, subject];
    }),
  );
}

/** An item of `members` and the like: a name, or attributes. @throws InputError for a name that nobody has */
export function subjectIn(
  value: YamlValue,
  subjects: Readonly<Record<SubjectKind, SubjectsByName>>,
): WrittenSubject {
  if (value.kind === "map") return { name: undefined, kind: undefined, attributes: value };
  if (value.kind !== "scalar" || value.value === null)
    throw new InputError(
      "this is neither a name nor attributes",
      value.place,
      "name somebody of `users`, or write `{ department: Sales }`",
    );
  const name = String(value.value);
  const found = subjects.user.get(name) ?? subjects.device.get(name);
  if (found !== undefined) return found;
  const names = [...subjects.user.keys(), ...subjects.device.keys()];
  throw new InputError(
    `nobody of \`users\` has the name ${quoted(name)}`,
    value.place,
    hintFor(name, names),
  );
}

function hintFor(name: string, names: readonly string[]): string {
  const nearest = nearestOf(name, names);
  if (nearest !== undefined) return `did you mean \`${nearest}\`?`;
  if (names.length === 0) return "name users under `users`, or write their attributes here";
  const some = names.length > shown ? ", …" : "";
  return `named are ${listed(names.slice(0, shown))}${some}`;
}

const shown = 10;
