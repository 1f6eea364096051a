import { describe, expect, test } from "vitest";
import { InputError } from "../../../src/exchange/input-error.ts";
import { readYaml } from "../../../src/exchange/rule-tests/read-yaml.ts";
import type { YamlValue } from "../../../src/exchange/rule-tests/yaml-value.ts";

function faultIn(text: string): string {
  try {
    readYaml(text, "a.yaml");
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  throw new Error("nothing was refused");
}

function plain(value: YamlValue): unknown {
  switch (value.kind) {
    case "scalar":
      return value.value;
    case "list":
      return value.items.map(plain);
    case "map":
      return value.entries.map((entry) => [entry.key, plain(entry.value)]);
    default:
      return value satisfies never;
  }
}

describe("what is read", () => {
  test.each([
    [
      "texts, numbers, truths and nothing",
      "[a, '1', 1, 1.5, true, ~]",
      ["a", "1", 1, 1.5, true, null],
    ],
    [
      "the words of YAML 1.1 as texts",
      "[yes, NO, on, 2026-01-31, 1:30]",
      ["yes", "NO", "on", "2026-01-31", "1:30"],
    ],
    [
      "the same where the file says that it is 1.1",
      "%YAML 1.1\n---\n[NO, 2026-01-31]",
      ["NO", "2026-01-31"],
    ],
    [
      "a value that is left out",
      "a:\nb: 1",
      [
        ["a", null],
        ["b", 1],
      ],
    ],
    [
      "keys as texts",
      "{1: a, true: b, ~: c, __proto__: d}",
      [
        ["1", "a"],
        ["true", "b"],
        ["~", "c"],
        ["__proto__", "d"],
      ],
    ],
    [
      "an alias",
      "a: &x [1]\nb: *x",
      [
        ["a", [1]],
        ["b", [1]],
      ],
    ],
    ["an anchor that is given twice, by the one before", "[&x 1, *x, &x 2, *x]", [1, 1, 2, 2]],
    ["a merge key as a key", "<<: 1", [["<<", 1]]],
    [
      "Windows' line ends",
      "a: 1\r\nb: 2\r\n",
      [
        ["a", 1],
        ["b", 2],
      ],
    ],
    ["nothing", "", undefined],
    ["a comment", "# nothing\n", undefined],
  ])("%s", (_name, text, value) => {
    const [first, ...others] = readYaml(text, "a.yaml");
    expect(others).toEqual([]);
    const found = first === undefined ? undefined : plain(first);
    expect(found ?? undefined).toEqual(value);
  });

  test("several documents, each with its place", () => {
    const places = readYaml("a: 1\n---\n\nb: 2\n---\n", "a.yaml").map(({ place }) => place);
    expect(places.map(({ line, column }) => [line, column])).toEqual([
      [1, 1],
      [4, 1],
      [5, 4],
    ]);
  });

  test("keys and values have places of their own", () => {
    const [map] = readYaml("a:\n  - x\n  - k: [1, y]\n", "a.yaml");
    if (map?.kind !== "map") throw new Error("no map");
    const list = map.entries[0]?.value;
    if (list?.kind !== "list") throw new Error("no list");
    expect(list.items.map(({ place: { line, column } }) => [line, column])).toEqual([
      [2, 5],
      [3, 5],
    ]);
  });
});

const many = (item: (index: number) => string): string =>
  Array.from({ length: 30_000 }, (_, index) => item(index)).join("");

describe("what is refused", () => {
  test.each([
    [
      "a tab as indent",
      "a:\n\tb: 1",
      "a.yaml:2:1: this is not YAML: tabs are not allowed as indentation (indent with spaces)",
    ],
    [
      "a key twice",
      "a: 1\nb: 2\na: 3",
      "a.yaml:3:1: the key `a` stands here a second time (keep one of the two)",
    ],
    ["a key twice in a flow map", "{a: 1, 'a': 2}", "a.yaml:1:8: the key `a` stands"],
    ["a list as key", "? [a]\n: 1", "a.yaml:1:3: this key is not a text"],
    ["an alias of itself", "a: &x [*x]", "a.yaml:1:8: the alias `*x` stands inside what it means"],
    [
      "an alias of what is around it",
      "a: &x {b: c}\nd: &y {e: [*x, *y]}",
      "a.yaml:2:16: the alias `*y` stands inside",
    ],
    [
      "an alias of nothing",
      "a: *x",
      "a.yaml:1:4: the alias `*x` means nothing: no anchor `&x` stands before it",
    ],
    [
      "an alias of another document",
      "&x a: 1\n---\nb: *x",
      "a.yaml:3:4: the alias `*x` means nothing",
    ],
    [
      "a tag",
      "a: !mine 1",
      "a.yaml:1:4: this is not YAML: unresolved tag: !mine (take the tag away",
    ],
    ["a tag of JavaScript", "a: !!js/function 'x'", "a.yaml:1:4: this is not YAML: unresolved tag"],
    ["a tag of YAML 1.1", "a: !!binary aGk=", "a.yaml:1:4: this is not YAML: unresolved tag"],
    ["a directive", "%FOO\n---\na: 1", "a.yaml:1:1: this is not YAML: unknown directive %FOO"],
    [
      "a text behind quotes",
      'a: "b" -and c',
      "a.yaml:1:8: this is not YAML: unexpected scalar at node end (write the whole text in single quotes",
    ],
    [
      "a colon in a plain text",
      'a: b -match "c: d"',
      "a.yaml:1:4: this is not YAML: nested mappings",
    ],
    [
      "an escape that is none",
      String.raw`a: "\d"`,
      "a.yaml:1:5: this is not YAML: invalid escape sequence",
    ],
    ["a quote without its end", 'a: "b', 'a.yaml:1:6: this is not YAML: missing closing "quote'],
    ["a bracket without its end", "a: [1", "a.yaml:1:6: this is not YAML: flow sequence"],
    ["a bracket too many", "a: [1]]", "a.yaml:1:7: this is not YAML: "],
    [
      "65 lists in each other",
      `${"[".repeat(66)}${"]".repeat(66)}`,
      "a.yaml:1:66: this nests deeper than 64 levels",
    ],
    ["20,000 lists in each other", "[".repeat(20_000), "this nests deeper than 64 levels"],
    ["20,000 maps in each other", "{a: ".repeat(20_000), "this nests deeper than 64 levels"],
    ["20,000 items in each other", "- ".repeat(20_000), "this nests deeper than 64 levels"],
    ["20,000 keys in each other", "? ".repeat(20_000), "a.yaml:1:3: this key is not a text"],
    [
      "too long a file",
      "#".repeat(4_000_001),
      "a.yaml:1: the file is longer than 4,000,000 characters",
    ],
  ])("%s", (_name, text, message) => {
    expect(faultIn(text)).toContain(message);
  });

  test("64 lists in each other are none too many", () => {
    expect(readYaml(`${"[".repeat(64)}${"]".repeat(64)}`, "a.yaml")).toHaveLength(1);
  });

  test("a billion laughs are seen before they are laughed", () => {
    const levels = Array.from({ length: 30 }, (_, index) => {
      const before = index === 0 ? "lol" : `*a${index - 1}`;
      return `a${index}: &a${index} [${Array.from({ length: 10 }, () => before).join(", ")}]`;
    });
    expect(faultIn(levels.join("\n"))).toMatch(
      /^a\.yaml:6:\d+: with its aliases this holds more than 1,000,000 values$/u,
    );
  });

  test("of tens of thousands of keys, aliases or documents none makes the others slow", () => {
    expect(
      readYaml(
        many((index) => `k${index}: 1\n`),
        "a.yaml",
      ),
    ).toHaveLength(1);
    expect(readYaml(`a: &x 1\nb: [${many(() => "*x,")}]`, "a.yaml")).toHaveLength(1);
    expect(
      readYaml(
        many(() => "---\n"),
        "a.yaml",
      ),
    ).toHaveLength(30_000);
  }, 60_000);
});
