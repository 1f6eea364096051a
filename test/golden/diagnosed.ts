import { check, type Diagnostic, lint, MembershipEngine, RefusedChange } from "../../src/index.ts";
import { InputError } from "../../src/exchange/input-error.ts";
import { readSubjects } from "../../src/exchange/read-subjects.ts";
import type { GoldenCase, GoldenOther } from "./golden-case.ts";

/** All that is said of the rule of a case, lints included, in the order of the text. */
export function diagnosed({ rule, subject, limits, lint: options }: GoldenCase): Diagnostic[] {
  const result = check(rule, { subject, limits });
  const advice = result.ok ? lint(result.value, options) : [];
  return [...result.diagnostics, ...advice].toSorted((a, b) => a.span.start - b.span.start);
}

/** The diagnostic that a case is about: the first of its code. */
export const subjectOf = (golden: GoldenCase): Diagnostic | undefined =>
  diagnosed(golden).find(({ code }) => code === golden.code);

/** A line of carets that lies under a span of a rule on one line. */
export const caretUnder = ({ span }: Diagnostic): string =>
  " ".repeat(span.start) + "^".repeat(Math.max(1, span.end - span.start));

/** What is said where no rule is at fault. */
export interface Told {
  readonly message: string;
  readonly hint?: string | undefined;
  readonly place?: string;
}

/** What an engine, a directory or a reader says. */
export async function told(golden: GoldenOther): Promise<readonly Told[]> {
  switch (golden.kind) {
    case "clock":
      return new MembershipEngine().setRule("group", golden.rule).diagnostics;
    case "changes":
      return refusal(() => new MembershipEngine().apply(golden.changes));
    case "file":
      return [await unreadable(golden.file, golden.text)];
    default:
      return golden satisfies never;
  }
}

function refusal(act: () => void): readonly Diagnostic[] {
  try {
    act();
  } catch (error) {
    if (error instanceof RefusedChange) return error.diagnostics;
    throw error;
  }
  return [];
}

async function unreadable(file: string, text: string): Promise<Told> {
  const source = new Blob([text]).stream();
  try {
    for await (const _ of readSubjects(source, { file }));
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const { line, column, problem, hint } = error;
    return { message: problem, hint, place: [file, line, column].join(":") };
  }
  return { message: "the file can be read" };
}
