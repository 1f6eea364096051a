import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Explanation } from "../../eval/explain.ts";
import type { Truth } from "../../eval/evaluate.ts";
import type { Place } from "../../exchange/input-error.ts";
import type { CountExpected, RuleTest } from "../../exchange/rule-tests/rule-test.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";

/** The rule of a test. */
export interface RuleFound {
  /** Where it is from: `file:line`, a file, or a file and a group. */
  readonly title: string;
  readonly text: string;
  readonly checked: CheckedRule;
}

/** What became of a test. */
export interface Outcome {
  readonly test: RuleTest;
  /** `undefined` where it is not legal. */
  readonly rule: RuleFound | undefined;
  /** How many things the test asks. */
  readonly asked: number;
  readonly failures: readonly Failure[];
  /** Why the rule says what it says of each example. */
  readonly explanations: readonly Explanation[];
}

/** Something that is not as a test says. */
export type Failure =
  | {
      readonly kind: "example";
      readonly label: string;
      readonly place: Place;
      readonly expected: Truth;
      readonly explanation: Explanation;
    }
  | {
      readonly kind: "count";
      readonly file: string;
      readonly place: Place;
      readonly expected: CountExpected;
      readonly members: number;
      /** How many may be members or not, as the file does not tell these attributes. */
      readonly undecided: number;
      readonly missing: readonly string[];
    }
  | {
      readonly kind: "containing";
      readonly file: string;
      readonly place: Place;
      readonly id: string;
      /** `undefined` where the file has nobody of this id. */
      readonly explanation: Explanation | undefined;
    }
  | {
      readonly kind: "illegal";
      readonly title: string;
      readonly text: string;
      readonly place: Place;
      readonly diagnostics: readonly Diagnostic[];
    };
