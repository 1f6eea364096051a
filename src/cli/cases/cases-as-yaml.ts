import { Document, isScalar, Scalar, visit } from "yaml";
import { oneLine } from "../one-line.ts";
import type { RuleCases } from "./rule-cases.ts";

/** Writes cases as a file of rule tests: a document for each rule that has any. */
export function casesAsYaml(all: readonly RuleCases[]): string {
  const some = all.filter(({ found }) => found.cases.length > 0);
  const names = some.length === 1 ? [] : testNames(some);
  const documents = some.map((one, index) => documentOf(one, names[index]));
  return `${header}\n${documents.join("---\n")}`;
}

const header =
  "# Written by muster cases. Each user shows what one comparison does: see whether they are where you want them.";

/** Each test of a file has a name of its own. */
function testNames(all: readonly RuleCases[]): readonly string[] {
  const taken = new Set<string>();
  return all.map(({ rule }) => {
    const given = oneLine(rule.group?.displayName ?? rule.title).trim();
    const plain = given === "" ? "rule" : given;
    let name = plain;
    for (let count = 2; taken.has(name); count++) name = `${plain} (${count})`;
    taken.add(name);
    return name;
  });
}

function documentOf({ rule, now, found: { cases } }: RuleCases, name: string | undefined): string {
  const { subject, readsClock } = rule.checked;
  const namesOf = (expected: boolean): readonly string[] =>
    cases.filter((one) => one.expected === expected).map((one) => one.name);
  const [members, nonMembers] = [namesOf(true), namesOf(false)];
  const document = new Document(
    {
      ...(name === undefined ? {} : { name }),
      rule: rule.text,
      ...(readsClock ? { now: now.toISOString() } : {}),
      [`${subject}s`]: new Map(cases.map((one) => [one.name, one.subject])),
      ...(members.length === 0 ? {} : { members }),
      ...(nonMembers.length === 0 ? {} : { nonMembers }),
    },
    { version: "1.2", aliasDuplicateObjects: false },
  );
  visit(document, {
    Map: (_key, map, path) => {
      // The users themselves stand on a line each.
      if (path.length > attributesDepth) map.flow = true;
    },
    Scalar: (_key, scalar) => {
      if (isScalar(scalar) && typeof scalar.value === "string" && isHidden(scalar.value))
        scalar.type = Scalar.QUOTE_DOUBLE;
    },
  });
  return document.toString({ lineWidth: 0 });
}

/** The document, its map, the pair of the users, their map, the pair of one of them. */
const attributesDepth = 4;

/** What a terminal shows by its number, which only means the same within double quotes. */
const isHidden = (text: string): boolean => /(?!\n|\t)[\p{Cc}\p{Bidi_Control}]/u.test(text);
