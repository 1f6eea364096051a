import type { Explanation } from "../../eval/explain.ts";
import type { CountExpected } from "../../exchange/rule-tests/rule-test.ts";
import { oneLine } from "../one-line.ts";
import { plural } from "../plural.ts";
import { showDiagnostic } from "../show-diagnostics.ts";
import { explanationLines } from "../show-explanation.ts";
import type { Colors } from "../terminal.ts";
import type { Failure } from "./outcome.ts";

/** What is not as a test says, as one sentence. */
export function failureSentence(failure: Failure): string {
  switch (failure.kind) {
    case "example": {
      const { label, expected, explanation } = failure;
      return `${oneLine(label)} ${oughts[`${expected}`]}, and ${verdicts[`${explanation.expressionResult}`]}`;
    }
    case "count": {
      const { file, expected, members, undecided, missing } = failure;
      const said = `${file} has ${plural(members, "member")}`;
      const names = missing.map((name) => `\`${name}\``).join(", ");
      const doubt =
        undecided === 0
          ? ""
          : ` and ${plural(undecided, "undecided one")}, as it does not tell ${names}`;
      return `there should be ${rangeOf(expected)}, and ${said}${doubt}`;
    }
    case "containing": {
      const { id, file, explanation } = failure;
      if (explanation === undefined) return `\`${id}\` should be a member, and is not in ${file}`;
      return `\`${id}\` of ${file} should be a member, and ${verdicts[`${explanation.expressionResult}`]}`;
    }
    case "illegal":
      return `the rule is not legal: ${failure.diagnostics[0]?.message ?? ""}`;
    default:
      return failure satisfies never;
  }
}

const oughts = {
  true: "should be a member",
  false: "should not be a member",
  unknown: "should be undecided",
} as const;

const verdicts = { true: "is one", false: "is not", unknown: "is undecided" } as const;

const rangeOf = ({ min, max }: CountExpected): string => {
  if (min === max) return plural(min, "member");
  if (max === Infinity) return `at least ${plural(min, "member")}`;
  return min === 0 ? `at most ${plural(max, "member")}` : `${min} to ${plural(max, "member")}`;
};

/** The lines that say why. */
export function reasonLines(failure: Failure, colors: Colors): string[] {
  switch (failure.kind) {
    case "example":
    case "containing":
      return failure.explanation === undefined
        ? []
        : explanationLines(decisivePart(failure.explanation), colors);
    case "count":
      return [];
    case "illegal":
      return failure.diagnostics.flatMap((diagnostic) =>
        showDiagnostic(failure, diagnostic, colors).split("\n"),
      );
    default:
      return failure satisfies never;
  }
}

/** An explanation without the parts on which the answer does not rest. */
function decisivePart(explanation: Explanation): Explanation {
  const { expressionEvaluationDetails: details } = explanation;
  if (details === undefined) return explanation;
  const decisive = details.filter(({ isDecisive }) => isDecisive).map(decisivePart);
  return { ...explanation, expressionEvaluationDetails: decisive };
}
