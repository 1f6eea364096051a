import { balance } from "./balance.ts";
import type { Diagnostic } from "./diagnostic.ts";
import { odataCallIn, odataIn } from "./dialect.ts";
import { directReports as directReportsFault } from "./fault.ts";
import { isGuid } from "./guid.ts";
import { type Limits, limitsWithDefaults } from "./limits.ts";
import { memberOfForm } from "./quantified.ts";
import { hasErrors, inOrder, report } from "./report.ts";
import type { Result } from "./result.ts";
import type { DirectReports, Expression, ListLiteral, MemberOf, Reference, Rule } from "./rule.ts";
import { parseTokens } from "./rule-parser.ts";
import { scan } from "./scan.ts";
import { pathOf, type Spelling } from "./spelling.ts";
import { type Token, tokenTypes } from "./token.ts";

/** What reading a text gave: the rule as far as it is whole, and every fault, warning and hint of its shape. */
export interface Reading {
  readonly rule: Rule | undefined;
  /** References outside `rule`, in comparisons that are not whole. */
  readonly loose: readonly Reference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** How a text is read. */
export interface ReadOptions {
  readonly limits?: Partial<Limits> | undefined;
  /** The letter case of names; as they are written where it is left out. */
  readonly spelling?: Spelling;
}

/** Parses a rule: its tree, or every fault of its shape in one pass. Names are not looked up: that is `check`. */
export function parseWith(text: string, options: ReadOptions = {}): Result<Rule> {
  const { rule, diagnostics } = read(text, options);
  return rule === undefined || hasErrors(diagnostics)
    ? { ok: false, diagnostics }
    : { ok: true, value: rule, diagnostics };
}

/** Reads a text as far as it can be read. Ends for every text, in time linear in its length, and never throws. */
export function read(
  text: string,
  { limits: given, spelling = asWritten }: ReadOptions = {},
): Reading {
  const limits = limitsWithDefaults(given);
  const tooLong = text.length > limits.length ? [ruleTooLong(text, limits.length)] : [];
  if (text.length > limits.length * farBeyond)
    return { rule: undefined, loose: [], diagnostics: tooLong };
  const { tokens, diagnostics: ofCharacters } = scan(text);
  if (tokens.length === 0) return nothing(text, [...tooLong, ...ofCharacters]);
  const call = odataCallIn(tokens, text);
  if (call !== undefined) return { rule: undefined, loose: [], diagnostics: [...tooLong, call] };
  const [phrase, manager] = tokens;
  if (
    tokens.length === 2 &&
    phrase?.tokenType === tokenTypes.DirectReports &&
    manager?.tokenType === tokenTypes.Text
  ) {
    const made = directReportsFor(phrase, manager);
    return {
      rule: made.rule,
      loose: [],
      diagnostics: inOrder([...tooLong, ...ofCharacters, ...made.diagnostics]),
    };
  }
  const balanced = balance(tokens, limits.nesting);
  const before = [...tooLong, ...ofCharacters, ...odataIn(tokens, text), ...balanced.diagnostics];
  if (balanced.tokens === undefined)
    return { rule: undefined, loose: [], diagnostics: inOrder(before) };
  const { expression, loose, diagnostics } = parseTokens(text, balanced.tokens, spelling);
  // Most rules have neither lists nor `memberOf`, and need not be walked for them.
  const ofLimits =
    expression !== undefined && text.includes("[") ? limitFaults(expression, limits) : [];
  const ofMemberOf =
    expression !== undefined && /memberof/iu.test(text)
      ? memberOfFaults(expression, balanced.tokens)
      : [];
  return {
    rule: expression,
    loose,
    diagnostics: inOrder([...before, ...diagnostics, ...ofLimits, ...ofMemberOf]),
  };
}

const asWritten: Spelling = () => undefined;

/** A text so long that its other faults do not matter is not read. */
const farBeyond = 16;

const ruleTooLong = ({ length }: string, limit: number): Diagnostic =>
  report(
    "rule-too-long",
    { start: limit, end: length },
    `the rule has ${length} characters, which is ${length - limit} more than ${limit}`,
    {
      hint: "split the group, or shorten the rule: lists with `-in` take less than chains of `-or`",
    },
  );

function nothing({ length }: string, before: readonly Diagnostic[]): Reading {
  const empty = report("empty-rule", { start: 0, end: length }, "there is no rule here", {
    hint: 'write one, as in `user.department -eq "Sales"`; `user.objectId -ne null` takes in all users',
  });
  return { rule: undefined, loose: [], diagnostics: [...before, empty] };
}

function directReportsFor(
  phrase: Token,
  manager: Token,
): { rule?: DirectReports; diagnostics: Diagnostic[] } {
  const span = { start: phrase.span.start, end: manager.span.end };
  if (!/for$/iu.test(phrase.value)) return { diagnostics: [directReportsFault(span, true)] };
  if (isGuid(manager.value))
    return { rule: { kind: "direct-reports", manager: manager.value, span }, diagnostics: [] };
  const message = `\`${manager.value}\` is no object id`;
  const hint = "write the manager's object id as 8-4-4-4-12 hexadecimal digits";
  return { diagnostics: [report("invalid-guid", manager.span, message, { hint })] };
}

function limitFaults(expression: Expression, limits: Limits): Diagnostic[] {
  return [...listsOf(expression)].flatMap(({ list, isMemberOf }) => {
    const { length } = list.items;
    if (isMemberOf && length > limits.memberOfGroups) {
      return [
        report(
          "too-many-ids",
          list.span,
          `the list names ${length} groups; \`memberOf\` takes ${limits.memberOfGroups}`,
        ),
      ];
    }
    return length > limits.listItems
      ? [
          report(
            "list-too-long",
            list.span,
            `the list has ${length} values; a list takes ${limits.listItems}`,
          ),
        ]
      : [];
  });
}

function* listsOf(expression: Expression): Generator<{ list: ListLiteral; isMemberOf: boolean }> {
  switch (expression.kind) {
    case "and":
    case "or":
      for (const operand of expression.operands) yield* listsOf(operand);
      return;
    case "not":
      yield* listsOf(expression.operand);
      return;
    case "quantified":
      yield* listsOf(expression.body);
      return;
    case "comparison":
      if (expression.value.kind === "list") yield { list: expression.value, isMemberOf: false };
      return;
    case "member-of":
      yield { list: expression.groups, isMemberOf: true };
      return;
    default:
      expression satisfies never;
  }
}

/** `memberOf` is a whole rule, in at most one pair of parentheses. */
function memberOfFaults(expression: Expression, tokens: readonly Token[]): Diagnostic[] {
  if (expression.kind === "member-of") {
    const isDoubled = tokens[1]?.tokenType === tokenTypes.LeftParenthesis;
    return isDoubled ? [memberOfForm(expression.span, pathOf(expression.property))] : [];
  }
  return [...memberOfsOf(expression)].map(({ property, span }) =>
    report("member-of-stands-alone", span, `\`${pathOf(property)}\` stands beside something else`, {
      hint: "it is a whole rule of its own and cannot be combined",
    }),
  );
}

function* memberOfsOf(expression: Expression): Generator<MemberOf> {
  if (expression.kind === "member-of") yield expression;
  else if (expression.kind === "not") yield* memberOfsOf(expression.operand);
  else if (expression.kind === "quantified") yield* memberOfsOf(expression.body);
  else if (expression.kind !== "comparison")
    for (const operand of expression.operands) yield* memberOfsOf(operand);
}
