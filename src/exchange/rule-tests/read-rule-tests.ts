import { InputError, quoted } from "../input-error.ts";
import { openText } from "../open-text.ts";
import { readYaml } from "./read-yaml.ts";
import type { RuleTest } from "./rule-test.ts";
import { noDefaults, type TestDefaults, testIn, testKeys, withDefaults } from "./test-of.ts";
import { fieldsIn, listIn, mapIn } from "./yaml-fields.ts";
import type { YamlMap, YamlValue } from "./yaml-value.ts";

/** A file of rule tests. */
export interface RuleTestFile {
  /** What the places of rules are counted in. */
  readonly text: string;
  readonly tests: readonly RuleTest[];
}

/**
 * Reads the rule tests of a YAML file: each of its documents is a test, or a list of them under `tests` with what they
 * share beside it. Names, values and places are checked; the attributes of users only as far as the file says that
 * they are users: an example without a name is what its rule is about.
 *
 * @throws InputError for what is not YAML, or is no test
 */
export async function readRuleTests(
  source: AsyncIterable<Uint8Array>,
  { file }: { readonly file: string },
): Promise<RuleTestFile> {
  const opened = await openText(source, file);
  let text = "";
  for await (const piece of opened.text) {
    text += piece;
    if (text.length > mostRead) break;
  }
  const documents = readYaml(text, file).filter((value) => !isBlank(value));
  if (documents.length === 0)
    throw new InputError("there is no test in this file", { file, line: 1 }, firstHint);
  const written = documents.flatMap(testsWithin);
  const tests = written.map(({ map, defaults }) =>
    testIn(map, defaults, written.length === 1 ? titleOf(file) : undefined),
  );
  demandOwnNames(tests);
  return { text, tests };
}

/** More than a file may be long, so that the rest of an endless one need not be read to refuse it. */
const mostRead = 5_000_000;

const firstHint = "begin with `rule:` and list who are `members:` by it";

/** A document without a value, such as that behind a last `---`. */
const isBlank = (value: YamlValue): boolean => value.kind === "scalar" && value.value === null;

interface Written {
  readonly map: YamlMap;
  readonly defaults: TestDefaults;
}

function testsWithin(document: YamlValue): Written[] {
  const map = mapIn(document, "a test");
  if (!map.entries.some(({ key }) => key === "tests")) return [{ map, defaults: noDefaults }];
  const fields = fieldsIn(map, ["tests", ...sharedKeys], "a list of tests");
  const tests = fields.get("tests");
  const items = tests === undefined ? [] : listIn(tests);
  if (items.length === 0) throw new InputError("there is no test in `tests`", map.place, firstHint);
  const defaults = withDefaults(fields, noDefaults);
  return items.map((item) => ({ map: mapIn(item, "a test"), defaults }));
}

/** What the tests of a list may share. */
const sharedKeys: readonly string[] = testKeys.filter(
  (key) => !["name", "members", "nonMembers", "unknown", "count", "containing"].includes(key),
);

const titleOf = (file: string): string =>
  (file.split(/[/\\]/u).at(-1) ?? file).replace(/(?:\.test)?\.ya?ml$/iu, "");

/** Reports tell tests by their names. */
function demandOwnNames(tests: readonly RuleTest[]): void {
  const lines = new Map<string, number>();
  for (const { name, place } of tests) {
    const earlier = lines.get(name);
    if (earlier !== undefined)
      throw new InputError(
        `the test ${quoted(name)} has the name of that on line ${earlier}`,
        place,
        "give each test of a file a name of its own",
      );
    lines.set(name, place.line);
  }
}
