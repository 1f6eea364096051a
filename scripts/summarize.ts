/**
 * Closes a run of the checks with one line that counts tests and package checks.
 * The arguments name the steps that failed; a failed step counts, even where it left no count of its own.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Tally {
  readonly passed: number;
  readonly failed: number;
}

/** What is used of the test runner's JSON report. */
interface TestReport {
  readonly numPassedTests: number;
  readonly testResults: readonly {
    readonly status: string;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

const failedSteps = process.argv.slice(2);
const tallies = [
  tally("test", "tests.json", (report) => countTests(report as TestReport)),
  tally("package", "package.json", (report) => report as Tally),
  { passed: 0, failed: failedSteps.filter((step) => !["test", "package"].includes(step)).length },
];
const passed = tallies.reduce((sum, each) => sum + each.passed, 0);
const failed = tallies.reduce((sum, each) => sum + each.failed, 0);

if (failedSteps.length > 0) console.log(`failed: ${failedSteps.join(", ")}`);
console.log(`${passed} passed, ${failed} failed`);
if (failed > 0 || passed === 0) process.exitCode = 1;

function tally(step: string, file: string, read: (report: unknown) => Tally): Tally {
  const path = join(import.meta.dirname, "../reports", file);
  if (!existsSync(path)) return { passed: 0, failed: 1 };
  const counted = read(JSON.parse(readFileSync(path, "utf8")));
  return { ...counted, failed: Math.max(counted.failed, failedSteps.includes(step) ? 1 : 0) };
}

/** A test file that could not be loaded has no tests that could fail, and counts as one. */
function countTests({ numPassedTests, testResults }: TestReport): Tally {
  const failures = testResults.map(({ status, assertionResults }) => {
    const failedTests = assertionResults.filter((test) => test.status === "failed").length;
    return status === "failed" ? Math.max(failedTests, 1) : failedTests;
  });
  return { passed: numPassedTests, failed: failures.reduce((sum, count) => sum + count, 0) };
}
