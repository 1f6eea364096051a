import { instantOf } from "../../check/instant.ts";
import type { SubjectKind } from "../../schema/property.ts";
import { InputError, type Place, quoted } from "../input-error.ts";
import type { Example, RuleTest, TestedRule, WrittenSubject } from "./rule-test.ts";
import { type PopulationFile, populationFileIn, populationOf } from "./population-of.ts";
import { sharedSubjects, subjectIn, type SubjectsByName } from "./written-subject.ts";
import { fieldsIn, listIn, textIn, type YamlFields } from "./yaml-fields.ts";
import type { YamlMap } from "./yaml-value.ts";

/** All that a test may say. */
export const testKeys: readonly string[] = [
  "name",
  "rule",
  "file",
  "groups",
  "group",
  "now",
  "users",
  "devices",
  "members",
  "nonMembers",
  "unknown",
  "usersFile",
  "devicesFile",
  "count",
  "containing",
];

/** What the tests of a list share, where they do not say it themselves. */
export interface TestDefaults {
  readonly rule: TestedRule | undefined;
  /** Where a test that only names a group finds it. */
  readonly groups: NamedFile | undefined;
  readonly now: Date | undefined;
  readonly subjects: Readonly<Record<SubjectKind, SubjectsByName>>;
  readonly populationFile: PopulationFile | undefined;
}

interface NamedFile {
  readonly file: string;
  readonly place: Place;
}

/** Nothing is shared. */
export const noDefaults: TestDefaults = {
  rule: undefined,
  groups: undefined,
  now: undefined,
  subjects: { user: new Map(), device: new Map() },
  populationFile: undefined,
};

/**
 * Takes a map for a test; `name` is its name where it gives none itself.
 *
 * @throws InputError for a test that lacks something, says what makes no sense, or says nothing
 */
export function testIn(map: YamlMap, defaults: TestDefaults, name: string | undefined): RuleTest {
  const fields = fieldsIn(map, testKeys, "a test");
  const own = withDefaults(fields, defaults);
  const { place } = map;
  const named = fields.get("name");
  const title = named === undefined ? name : textIn(named).value.trim();
  if (title === undefined)
    throw new InputError("the test has no `name`", place, "where a file has several, each has one");
  if (own.rule === undefined)
    throw new InputError(
      own.groups === undefined ? "the test has no rule" : "the test names no `group` of `groups`",
      own.groups?.place ?? place,
      own.groups === undefined
        ? "give one as `rule`, `file` or `groups`"
        : "name one group of the list with `group`",
    );
  const examples = [
    ...examplesIn(fields, "members", true, own.subjects),
    ...examplesIn(fields, "nonMembers", false, own.subjects),
    ...examplesIn(fields, "unknown", "unknown", own.subjects),
  ];
  const population = populationOf(fields, own.populationFile);
  if (examples.length === 0 && population === undefined)
    throw new InputError(
      "the test asks nothing",
      place,
      "list `members`, `nonMembers` or `unknown`, or give a `count` of a `usersFile`",
    );
  return { name: title, place, rule: own.rule, now: own.now, examples, population };
}

/** What a test or a list of tests says itself, and else what stands around it. */
export function withDefaults(fields: YamlFields, defaults: TestDefaults): TestDefaults {
  return {
    rule: ruleIn(fields, defaults.groups) ?? (groupsIn(fields) ? undefined : defaults.rule),
    groups: groupsIn(fields) ?? defaults.groups,
    now: nowIn(fields) ?? defaults.now,
    subjects: {
      user: new Map([...defaults.subjects.user, ...sharedSubjects(fields.get("users"), "user")]),
      device: new Map([
        ...defaults.subjects.device,
        ...sharedSubjects(fields.get("devices"), "device"),
      ]),
    },
    populationFile: populationFileIn(fields) ?? defaults.populationFile,
  };
}

/** The list of groups that a test or a list of tests names, of which it or its tests choose one. */
function groupsIn(fields: YamlFields): NamedFile | undefined {
  const entry = fields.get("groups");
  if (entry === undefined) return undefined;
  const { value: file, place } = textIn(entry);
  return { file, place };
}

function ruleIn(fields: YamlFields, around: NamedFile | undefined): TestedRule | undefined {
  const [first, second] = ["rule", "file", "groups"].flatMap((key) => fields.get(key) ?? []);
  if (second !== undefined)
    throw new InputError(
      `\`${first?.key}\` and \`${second.key}\` both give a rule`,
      second.place,
      "keep one of the two",
    );
  const group = fields.get("group");
  const groups = groupsIn(fields) ?? (first === undefined ? around : undefined);
  if (group !== undefined && groups === undefined)
    throw new InputError(
      "`group` stands without `groups`",
      group.place,
      "name the list of groups with `groups`",
    );
  if (group !== undefined && groups !== undefined) {
    const { value, place } = textIn(group);
    return { kind: "group", file: groups.file, group: value, place };
  }
  if (first === undefined || first.key === "groups") return undefined;
  const text = textIn(first);
  if (first.key === "rule") return { kind: "text", text };
  return { kind: "file", file: text.value, place: text.place };
}

function nowIn(fields: YamlFields): Date | undefined {
  const entry = fields.get("now");
  if (entry === undefined) return undefined;
  const { value, place } = textIn(entry);
  const instant = instantOf(value.trim());
  if (instant !== undefined) return new Date(instant);
  throw new InputError(
    `${quoted(value)} is not a time`,
    place,
    "write it as 2025-01-31 or 2025-01-31T08:00:00Z",
  );
}

function examplesIn(
  fields: YamlFields,
  key: string,
  expected: Example["expected"],
  subjects: TestDefaults["subjects"],
): readonly Example[] {
  const entry = fields.get(key);
  if (entry === undefined) return [];
  return listIn(entry).map((value): Example => {
    const subject: WrittenSubject = subjectIn(value, subjects);
    return { expected, place: value.place, subject };
  });
}
