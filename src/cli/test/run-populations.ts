import { evaluate } from "../../eval/evaluate.ts";
import { explain, type Explanation } from "../../eval/explain.ts";
import { InputError } from "../../exchange/input-error.ts";
import type { Population, RuleTest } from "../../exchange/rule-tests/rule-test.ts";
import type { SubjectRecord } from "../../exchange/subject-record.ts";
import type { Progress } from "../progress.ts";
import { subjectsIn } from "../subjects-input.ts";
import { UsageError } from "../usage-error.ts";
import { pathFrom } from "./find-rule.ts";
import type { Failure, RuleFound } from "./outcome.ts";

/** A test with its rule. */
export interface TestOfRule {
  readonly test: RuleTest;
  readonly rule: RuleFound;
}

/**
 * Asks rules about the users or devices of files, and gives what is not as the tests say. Each file is read once,
 * however many tests ask of it, one subject at a time.
 *
 * @throws InputError where a file cannot be read, or holds devices for a rule about users
 */
export async function runPopulations(
  tests: readonly TestOfRule[],
  progress: Progress,
): Promise<ReadonlyMap<RuleTest, readonly Failure[]>> {
  const counts = tests.flatMap(({ test, rule }) => {
    const { population } = test;
    return population === undefined ? [] : [newCount(test, rule, population)];
  });
  const byFile = Map.groupBy(counts, ({ path, population }) => `${population.kind} ${path}`);
  for (const [first, ...others] of byFile.values())
    if (first !== undefined) await follow(first, [first, ...others], progress);
  return new Map(counts.map((count) => [count.test, failuresOf(count)]));
}

/** What was seen so far of the members by one test. */
interface Count extends TestOfRule {
  readonly population: Population;
  readonly path: string;
  members: number;
  undecided: number;
  readonly missing: Set<string>;
  /** Of those who must be members, by their ids in lower case. */
  readonly seen: Map<string, Explanation>;
  readonly wanted: ReadonlySet<string>;
}

function newCount(test: RuleTest, rule: RuleFound, population: Population): Count {
  const { kind, file, place, containing } = population;
  if (kind !== rule.checked.subject)
    throw new InputError(
      `the rule is about ${rule.checked.subject}s, and this is a file of ${kind}s`,
      place,
      `name a file of ${rule.checked.subject}s with \`${rule.checked.subject}sFile\``,
    );
  return {
    test,
    rule,
    population,
    path: pathFrom(test.place.file, file),
    members: 0,
    undecided: 0,
    missing: new Set(),
    seen: new Map(),
    wanted: new Set(containing.map(({ id }) => id.toLowerCase())),
  };
}

async function follow(first: Count, counts: readonly Count[], progress: Progress): Promise<void> {
  const rules = counts.map(({ rule }) => rule.checked);
  const { kind, place } = first.population;
  try {
    for await (const record of subjectsIn(first.path, kind, rules, progress))
      for (const count of counts) take(count, record);
  } catch (error) {
    throw error instanceof UsageError ? new InputError(error.message, place, error.hint) : error;
  }
}

function take(count: Count, { id, properties, unknown }: SubjectRecord): void {
  const { rule, test, wanted, seen } = count;
  const subject = { objectId: id, ...properties };
  const options = { now: test.now, unknown };
  const truth = evaluate(rule.checked, subject, options);
  if (truth === true) count.members++;
  else if (truth === "unknown") {
    count.undecided++;
    for (const name of rule.checked.reads) if (unknown.has(name)) count.missing.add(name);
  }
  if (wanted.size === 0) return;
  const { userPrincipalName } = properties;
  for (const name of [id, userPrincipalName])
    if (typeof name === "string" && wanted.has(name.toLowerCase()))
      seen.set(name.toLowerCase(), explain(rule.checked, subject, options));
}

function failuresOf({ population, members, undecided, missing, seen }: Count): readonly Failure[] {
  const { file, count, containing } = population;
  const isCounted =
    count === undefined || (members >= count.min && members + undecided <= count.max);
  const ofCount: readonly Failure[] = isCounted
    ? []
    : [
        {
          kind: "count",
          file,
          place: count.place,
          expected: count,
          members,
          undecided,
          missing: [...missing],
        },
      ];
  const absent = containing.flatMap(({ id, place }): Failure[] => {
    const explanation = seen.get(id.toLowerCase());
    return explanation?.expressionResult === true
      ? []
      : [{ kind: "containing", file, place, id, explanation }];
  });
  return [...ofCount, ...absent];
}
