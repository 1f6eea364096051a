import { dirname, isAbsolute, join } from "node:path";
import { check } from "../../check/check.ts";
import { InputError, type Place, quoted } from "../../exchange/input-error.ts";
import type { RuleTest, TestedRule } from "../../exchange/rule-tests/rule-test.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { hasErrors } from "../../grammar/report.ts";
import { withoutBreaks } from "../one-line.ts";
import { gatherRules, type NamedRule } from "../rules-input.ts";
import type { Titled } from "../show-diagnostics.ts";
import { UsageError } from "../usage-error.ts";
import type { Failure, RuleFound } from "./outcome.ts";

/** Finds the rules of tests; reads each file of rules once. */
export class RuleFinder {
  private readonly files = new Map<string, Promise<readonly NamedRule[]>>();

  /**
   * Finds and checks the rule of a test.
   *
   * @param text the text of the test's file
   * @throws InputError where the test names a file or a group that is not there
   */
  public async find(test: RuleTest, text: string): Promise<RuleFound | Illegal> {
    const { rule } = test;
    const { title, text: source } = await this.named(rule, test.place.file);
    const result = check(source);
    if (result.ok) return { title, text: source, checked: result.value };
    const faults = result.diagnostics.filter((diagnostic) => hasErrors([diagnostic]));
    const place = rule.kind === "text" ? rule.text.place : rule.place;
    const shown = rule.kind === "text" ? inFile(rule.text, faults) : undefined;
    return shown === undefined
      ? { kind: "illegal", title, text: source, place, diagnostics: faults }
      : { kind: "illegal", title: place.file, text, place, diagnostics: shown };
  }

  private async named(rule: TestedRule, from: string): Promise<Titled> {
    switch (rule.kind) {
      case "text": {
        const { file, line, column } = rule.text.place;
        return { title: `${file}:${line}:${column}`, text: withoutLastBreak(rule.text.value) };
      }
      case "file": {
        const [first, ...others] = await this.rulesIn(rule.file, rule.place, from);
        if (first !== undefined && others.length === 0) return decidable(first, rule.place);
        throw new InputError(
          `${quoted(rule.file)} holds several rules`,
          rule.place,
          "write `groups` in place of `file`, and name one with `group`",
        );
      }
      case "group": {
        const key = rule.group.toLowerCase();
        const all = await this.rulesIn(rule.file, rule.place, from);
        const [first, ...others] = all.filter(
          ({ group }) =>
            group?.id.toLowerCase() === key || group?.displayName.toLowerCase() === key,
        );
        if (first !== undefined && others.length === 0) return decidable(first, rule.place);
        const problem = first === undefined ? "there is no" : "there is more than one";
        throw new InputError(
          `${problem} group ${quoted(rule.group)} with a rule in ${quoted(rule.file)}`,
          rule.place,
          "give the id or the display name of a group in the list",
        );
      }
      default:
        return rule satisfies never;
    }
  }

  private rulesIn(file: string, place: Place, from: string): Promise<readonly NamedRule[]> {
    const path = pathFrom(from, file);
    const known = this.files.get(path);
    if (known !== undefined) return known;
    const read = gatherRules([path], {}).catch((error: unknown) => {
      throw error instanceof UsageError ? new InputError(error.message, place, error.hint) : error;
    });
    this.files.set(path, read);
    return read;
  }
}

/** The rule, where it says itself what it is. */
function decidable(rule: NamedRule, place: Place): NamedRule {
  const { undecidable } = rule.source;
  if (undecidable === undefined) return rule;
  throw new InputError(
    `nobody can say yet what this rule is: ${withoutBreaks(undecidable)}`,
    place,
  );
}

/** A rule that is not legal, with a text and the places in it. */
export type Illegal = Extract<Failure, { kind: "illegal" }>;

/** A path as a test's file writes it, from its own folder. It is never standard input, which nobody would expect there. */
export function pathFrom(file: string, written: string): string {
  const path = isAbsolute(written) ? written : join(dirname(file), written);
  return path === "-" ? "./-" : path;
}

const withoutLastBreak = (text: string): string => text.replace(/\r?\n$/u, "");

/** The faults at their places in the YAML file; `undefined` where the rule is written with escapes. */
function inFile(
  { offsetOf }: Extract<TestedRule, { kind: "text" }>["text"],
  faults: readonly Diagnostic[],
): readonly Diagnostic[] | undefined {
  const placed = faults.map((fault): Diagnostic | undefined => {
    const start = offsetOf(fault.span.start);
    const end = offsetOf(fault.span.end);
    return start === undefined || end === undefined
      ? undefined
      : { ...fault, span: { start, end } };
  });
  return placed.every((fault) => fault !== undefined) ? placed : undefined;
}
