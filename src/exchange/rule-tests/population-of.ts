import type { SubjectKind } from "../../schema/property.ts";
import { InputError, type Place } from "../input-error.ts";
import type { CountExpected, NamedMember, Population } from "./rule-test.ts";
import { fieldsIn, listIn, textIn, textOf, wholeNumberIn, type YamlFields } from "./yaml-fields.ts";
import type { YamlEntry } from "./yaml-value.ts";

/** A file of users or devices. */
export interface PopulationFile {
  readonly kind: SubjectKind;
  readonly file: string;
  readonly place: Place;
}

/** The file of users or devices that a test names. @throws InputError where it names both */
export function populationFileIn(fields: YamlFields): PopulationFile | undefined {
  const users = fields.get("usersFile");
  const devices = fields.get("devicesFile");
  if (users !== undefined && devices !== undefined)
    throw new InputError(
      "`usersFile` and `devicesFile` stand side by side",
      devices.place,
      "a rule is about users or about devices, never both",
    );
  const entry = users ?? devices;
  if (entry === undefined) return undefined;
  const { value: file, place } = textIn(entry);
  return { kind: users === undefined ? "device" : "user", file, place };
}

/**
 * What a test asks of a file of users or devices; `undefined` where it asks nothing.
 *
 * @throws InputError where it asks without a file, or names one of its own and asks nothing
 */
export function populationOf(
  fields: YamlFields,
  file: PopulationFile | undefined,
): Population | undefined {
  const count = fields.get("count");
  const containing = fields.get("containing");
  const first = count ?? containing;
  if (first === undefined) {
    const named = fields.get("usersFile") ?? fields.get("devicesFile");
    if (named === undefined) return undefined;
    throw new InputError(
      `nothing is asked of \`${named.key}\``,
      named.place,
      "give a `count`, or who is `containing`",
    );
  }
  if (file === undefined)
    throw new InputError(
      `\`${first.key}\` stands without \`usersFile\``,
      first.place,
      "name the users with `usersFile`, or the devices with `devicesFile`",
    );
  return {
    ...file,
    count: count === undefined ? undefined : countIn(count),
    containing: containing === undefined ? [] : listIn(containing).map(memberIn),
  };
}

function countIn(entry: YamlEntry): CountExpected {
  const { value } = entry;
  const { place } = value;
  if (value.kind !== "map") {
    const number = wholeNumberIn(entry);
    return { min: number, max: number, place };
  }
  const fields = fieldsIn(value, ["min", "max"], "`count`");
  const min = fields.get("min");
  const max = fields.get("max");
  const range = {
    min: min === undefined ? 0 : wholeNumberIn(min),
    max: max === undefined ? Infinity : wholeNumberIn(max),
    place,
  };
  if (min === undefined && max === undefined)
    throw new InputError("`count` has neither `min` nor `max`", place);
  if (range.min > range.max) throw new InputError("`min` is greater than `max`", place);
  return range;
}

const memberIn = (value: YamlEntry["value"]): NamedMember => ({
  id: textOf(value, "an item of `containing`").value,
  place: value.place,
});
