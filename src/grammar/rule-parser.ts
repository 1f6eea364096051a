import type { IToken, ParserMethod } from "chevrotain";
import type { Diagnostic } from "./diagnostic.ts";
import * as fault from "./fault.ts";
import { joined, negated } from "./join.ts";
import { OperandParser } from "./operand-parser.ts";
import { quantifiedOf } from "./quantified.ts";
import type { Expression, Reference } from "./rule.ts";
import type { Spelling } from "./spelling.ts";
import { asToken, noToken, type Token, tokenTypes as t } from "./token.ts";

/** What the parser made of the tokens: as much of the tree as could be made, and every fault of its shape. */
export interface Parsed {
  /** The tree without the parts that are not whole; `undefined` where none is. */
  readonly expression: Expression | undefined;
  /** References in comparisons that are not whole, so that their names can be looked up all the same. */
  readonly loose: readonly Reference[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Parses tokens whose parentheses are balanced (`balance.ts`). Ends for every input and throws for none. */
export function parseTokens(text: string, tokens: Token[], spelling: Spelling): Parsed {
  parser ??= new RuleParser();
  return parser.parse(text, tokens, spelling);
}

/** One for the process, built when first needed: building costs milliseconds, and a second one slows both down. */
let parser: RuleParser | undefined;

/** The productions of expressions; written and read as those of `OperandParser`. */
export class RuleParser extends OperandParser {
  /** Whether the parser is in a body without parentheses, where no quantifier may stand: they would nest unseen. */
  private isInBareBody = false;

  /** @param isValidated whether to look for faults in the grammar itself, which only a test needs to do */
  public constructor(isValidated = false) {
    super(Object.values(t), { maxLookahead: 1, skipValidations: !isValidated });
    this.performSelfAnalysis();
  }

  public parse(text: string, tokens: Token[], spelling: Spelling): Parsed {
    this.text = text;
    this.spelling = spelling;
    this.diagnostics = [];
    this.loose = [];
    this.isInBareBody = false;
    this.input = tokens;
    const expression = this.disjunction(false);
    for (const { token } of this.errors)
      this.report(fault.unexpectedText(text, asToken(token).span));
    return { expression, loose: this.loose, diagnostics: this.diagnostics };
  }

  /** disjunction = conjunction { "-or" conjunction }. In a bare body of a quantifier: only while items follow. */
  private readonly disjunction: ParserMethod<[boolean], Expression | undefined> = this.RULE(
    "disjunction",
    (bare: boolean) => {
      const start = this.LA(1).startOffset;
      const operands = [this.SUBRULE(this.conjunction, { ARGS: [bare] })];
      this.MANY({
        GATE: () => !bare || this.startsItem(2),
        DEF: () => {
          this.CONSUME(t.Or);
          operands.push(this.SUBRULE2(this.conjunction, { ARGS: [bare] }));
        },
      });
      return this.ACTION(() => joined("or", operands, start, this.before()));
    },
  );

  /** conjunction = negation { "-and" negation } { ✗ mended }. In a bare body: only while items follow. */
  private readonly conjunction: ParserMethod<[boolean], Expression | undefined> = this.RULE(
    "conjunction",
    (bare: boolean) => {
      const start = this.LA(1).startOffset;
      const operands = [this.SUBRULE(this.negation)];
      this.MANY({
        GATE: () => !bare || this.startsItem(2),
        DEF: () => {
          this.CONSUME(t.And);
          operands.push(this.SUBRULE2(this.negation));
        },
      });
      this.MANY2({
        GATE: () => !bare && !this.is(1, t.Or),
        DEF: () => {
          operands.push(this.SUBRULE(this.mended));
        },
      });
      return this.ACTION(() => joined("and", operands, start, this.before()));
    },
  );

  /** ✗ mended = "-and" negation, after a fault | negation | unknown connective, negation | leftover */
  private readonly mended: ParserMethod<[], Expression | undefined> = this.RULE("mended", () =>
    this.OR({ IGNORE_AMBIGUITIES: true, DEF: this.mendings }),
  );

  private readonly mendings = [
    {
      ALT: (): Expression | undefined => {
        this.CONSUME(t.And);
        return this.SUBRULE(this.negation);
      },
    },
    {
      GATE: () => this.is(1, t.Not) || this.is(1, t.LeftParenthesis) || this.startsComparison(),
      ALT: () => {
        this.ACTION(() =>
          this.report(fault.missingConnective(this.before(), this.LA(1).startOffset)),
        );
        return this.SUBRULE2(this.negation);
      },
    },
    {
      GATE: () => this.is(2, t.LeftParenthesis),
      ALT: () => {
        const connective = this.SUBRULE(this.unknownOperator);
        this.ACTION(() => this.report(fault.unknownConnective(connective)));
        return this.SUBRULE3(this.negation);
      },
    },
    { ALT: () => this.SUBRULE(this.nested) },
    { ALT: () => this.SUBRULE(this.leftover) },
  ];

  /** negation = { "-not" } primary */
  private readonly negation: ParserMethod<[], Expression | undefined> = this.RULE(
    "negation",
    () => {
      const nots: IToken[] = [];
      this.MANY(() => {
        nots.push(this.CONSUME(t.Not));
      });
      const operand = this.SUBRULE(this.primary);
      return this.ACTION(() => negated(operand, nots, this.before()));
    },
  );

  /** primary = group | comparison ✗ reversed ✗ nameless ✗ headless ✗ direct reports ✗ nothing */
  private readonly primary: ParserMethod<[], Expression | undefined> = this.RULE("primary", () =>
    this.OR(this.primaries),
  );

  // Alternatives that need nothing but the parser are built once, not at every visit.
  private readonly operands = this.alternatives([t.Name, t.Item, t.Placeholder]);
  private readonly primaries = [
    { ALT: (): Expression | undefined => this.SUBRULE(this.group) },
    { ALT: (): Expression | undefined => this.SUBRULE(this.comparison) },
    { GATE: () => this.startsComparison(), ALT: () => this.SUBRULE(this.reversed) },
    { GATE: () => this.startsComparison(), ALT: () => this.SUBRULE(this.nameless) },
    { ALT: () => this.SUBRULE(this.headless) },
    { ALT: () => this.SUBRULE(this.directReports) },
    {
      ALT: (): undefined => {
        this.ACTION(() => this.report(fault.missingOperand(this.before())));
      },
    },
  ];

  /** group = "(" disjunction ")" */
  private readonly group: ParserMethod<[], Expression | undefined> = this.RULE("group", () => {
    const wasInBareBody = this.isInBareBody;
    this.isInBareBody = false;
    this.CONSUME(t.LeftParenthesis);
    const inner = this.SUBRULE(this.disjunction, { ARGS: [false] });
    this.CONSUME(t.RightParenthesis);
    this.isInBareBody = wasInBareBody;
    return inner;
  });

  /** comparison = operand ( operator value | quantified ✗ unknown operator value ✗ [ value ] ) */
  private readonly comparison: ParserMethod<[], Expression | undefined> = this.RULE(
    "comparison",
    () => {
      this.operand = asToken(this.OR(this.operands));
      return this.OR2(this.comparisons);
    },
  );

  /** The operand that was read last: what stands behind it takes it along before it reads on. */
  private operand: Token = noToken;

  private readonly comparisons = [
    {
      ALT: (): Expression | undefined => {
        const { operand } = this;
        const operator = asToken(this.CONSUME(t.Comparator));
        const value = this.SUBRULE(this.value);
        return this.ACTION(() => this.compared(operand, operator, value));
      },
    },
    { ALT: () => this.SUBRULE(this.quantified) },
    {
      GATE: () => this.is(1, t.UnknownComparator) || this.startsValue(2),
      ALT: () => {
        const { operand } = this;
        const operator = this.SUBRULE(this.unknownOperator);
        this.SUBRULE2(this.value);
        return this.ACTION(() => this.broken(operand, fault.unknownOperator(operator)));
      },
    },
    {
      ALT: () => {
        const { operand } = this;
        const end = this.before();
        this.OPTION({ GATE: () => this.startsValue(1), DEF: () => this.SUBRULE3(this.value) });
        return this.ACTION(() => this.broken(operand, fault.missingOperator(operand, end)));
      },
    },
  ];

  /** quantified = ( "-any" | "-all" ) ( group | bare disjunction ) */
  private readonly quantified: ParserMethod<[], Expression | undefined> = this.RULE(
    "quantified",
    () => {
      const { operand } = this;
      const quantifier = asToken(
        this.OR([{ ALT: () => this.CONSUME(t.Any) }, { ALT: () => this.CONSUME(t.All) }]),
      );
      const start = this.LA(1).startOffset;
      const isBare = !this.is(1, t.LeftParenthesis);
      const isOnce = !this.is(2, t.LeftParenthesis);
      let isMissing = true;
      const body = this.OPTION({
        GATE: () => !this.isInBareBody,
        DEF: () => {
          isMissing = false;
          this.isInBareBody = isBare;
          return this.OR2({
            IGNORE_AMBIGUITIES: true,
            DEF: [
              { ALT: () => this.SUBRULE(this.group) },
              { ALT: () => this.SUBRULE(this.disjunction, { ARGS: [true] }) },
            ],
          });
        },
      });
      if (!isMissing) this.isInBareBody = false;
      if (isMissing) this.ACTION(() => this.report(fault.missingOperand(this.before())));
      return this.ACTION(() => {
        if (operand.tokenType !== t.Name || body === undefined) return this.unquantified(operand);
        const property = this.referenceTo(operand);
        const bodySpan = { start, end: this.before() };
        return this.noting(
          quantifiedOf(property, quantifier, body, { span: bodySpan, isBare, isOnce }),
        );
      });
    },
  );
}
