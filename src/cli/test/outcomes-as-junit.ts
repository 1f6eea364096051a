import { element, type XmlElement, xmlDocument } from "../../exchange/reports/xml.ts";
import pc from "picocolors";
import type { Failure, Outcome } from "./outcome.ts";
import { failureSentence, reasonLines } from "./show-failure.ts";

/** What became of tests as JUnit's XML: a suite for each file. Rules that are not legal are errors. */
export function outcomesAsJunit(outcomes: readonly Outcome[]): string {
  const suites = [...Map.groupBy(outcomes, ({ test }) => test.place.file)].map(([file, ofFile]) =>
    element("testsuite", { name: file, ...counts(ofFile) }, ofFile.map(testcase)),
  );
  return xmlDocument(
    element("testsuites", { name: "muster test", ...counts(outcomes) }, suites),
  ).trimEnd();
}

function counts(outcomes: readonly Outcome[]): Readonly<Record<string, number>> {
  const errors = outcomes.filter(({ failures }) => failures.some(isError)).length;
  const failed = outcomes.filter(({ failures }) => failures.length > 0).length;
  return { tests: outcomes.length, failures: failed - errors, errors, skipped: 0 };
}

const isError = ({ kind }: Failure): boolean => kind === "illegal";

const testcase = ({ test: { name, place }, failures }: Outcome): XmlElement =>
  element(
    "testcase",
    { classname: place.file, name, file: place.file, line: place.line },
    failures.length === 0 ? [] : [faultOf(failures)],
  );

/** A test has one fault, as readers of the format take no more. */
function faultOf(failures: readonly Failure[]): XmlElement {
  const [first] = failures;
  const lines = failures.flatMap((failure) => [
    `${failure.place.file}:${failure.place.line}: ${failureSentence(failure)}`,
    ...reasonLines(failure, plain).map((line) => `  ${line}`),
  ]);
  const name = failures.some(isError) ? "error" : "failure";
  const message = first === undefined ? "" : failureSentence(first);
  return element(name, { message, type: first?.kind }, [lines.join("\n")]);
}

const plain = pc.createColors(false);
