import fc from "fast-check";
import { DFA, JS, NFA } from "refa";
import { expect, test } from "vitest";
import { findText, type TextAnswer } from "../../../src/analysis/text/find-text.ts";
import type { TextDemand } from "../../../src/analysis/text/text-claim.ts";
import { matching, that } from "./claims.ts";

/*
 * refa decides whether two JavaScript expressions have a text in common, by determinization: another way, written by
 * others. Expressions match whole texts here, so that both sides mean the same.
 */

const piece = fc
  .tuple(
    fc.oneof(
      fc.constantFrom("a", "b", "B", "k", "1", "-", "[ab]", "[^a]", "[A-K]", "[^\\n]", "é"),
      fc.constantFrom("(?:a|bb)", "(?:ab|[^b])", "(?:k1?|-)", "(?:[ab]1)"),
    ),
    fc.constantFrom("", "", "*", "+", "?", "{2}", "{0,2}"),
  )
  .map((parts) => parts.join(""));

const expression = fc
  .array(
    fc.array(piece, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("")),
    {
      minLength: 1,
      maxLength: 2,
    },
  )
  .map((options) => options.join("|"));

/** Text that must, or must not, be in a text, and where: as a demand and as an expression. */
const literal = fc.tuple(
  fc.constantFrom<"start" | "end" | "part">("start", "end", "part"),
  fc.string({ unit: fc.constantFrom("a", "b", "k", "1", "-"), minLength: 1, maxLength: 3 }),
);

interface Wanted {
  readonly demand: TextDemand;
  readonly expression: string;
}

const wanted: fc.Arbitrary<Wanted> = fc
  .tuple(
    fc.oneof(
      expression.map((source) => ({ claim: matching(`^(?:${source})\\z`), expression: source })),
      literal.map(([kind, text]) => ({
        claim: that(kind, text),
        expression: `${kind === "start" ? "" : "[^]*"}${text}${kind === "end" ? "" : "[^]*"}`,
      })),
    ),
    fc.boolean(),
  )
  .map(([{ claim, expression: source }, holds]) => ({
    demand: { claim, holds },
    expression: source,
  }));

function automatonOf({ demand, expression: source }: Wanted): NFA {
  const nfa = nfaOf(source);
  if (demand.holds) return nfa;
  const dfa = DFA.fromFA(nfa);
  dfa.complement();
  return NFA.fromFA(dfa);
}

function nfaOf(source: string): NFA {
  const { expression: parsed, maxCharacter } = JS.Parser.fromLiteral({
    source,
    flags: "i",
  }).parse();
  return NFA.fromRegex(parsed, { maxCharacter });
}

type Find = (demands: readonly TextDemand[]) => TextAnswer;

const find: Find = (demands) => findText(demands, [], { left: 1_000_000 });

const agreement = (finder: Find): fc.IProperty<[Wanted[]]> =>
  fc.property(fc.array(wanted, { minLength: 1, maxLength: 3 }), (all) => {
    const common = all.map(automatonOf).reduce((a, b) => NFA.fromIntersection(a, b), nfaOf("[^]+"));
    const answer = finder(all.map(({ demand }) => demand));
    expect(answer.kind).toBe(common.isEmpty ? "none" : "found");
    if (answer.kind === "found") {
      const { text } = answer;
      const units = Array.from({ length: text.length }, (_, at) => text.charCodeAt(at));
      expect(common.test(units)).toBe(true);
    }
  });

test("refa knows a text exactly where one is found", () => {
  fc.assert(agreement(find), { numRuns: 300 });
});

const shortsighted: Find = (demands) => {
  const answer = find(demands);
  return answer.kind === "found" && answer.text.length > 4 ? { kind: "none" } : answer;
};

test("refa knows better than a finder that gives up after four units", () => {
  expect(fc.check(agreement(shortsighted), { numRuns: 1000 }).failed).toBe(true);
});
