import type { Diagnostic } from "./diagnostic.ts";
import type { Made } from "./literal.ts";
import { report } from "./report.ts";
import type { Expression, MemberOf, Reference } from "./rule.ts";
import type { Span } from "./span.ts";
import { pathOf } from "./spelling.ts";
import { quantifierOf, type Token } from "./token.ts";

/** How the body of a quantifier stands in the text. */
interface BodyShape {
  readonly span: Span;
  readonly isBare: boolean;
  /** Whether at most one parenthesis stands before it. */
  readonly isOnce: boolean;
}

/** `property -any (body)`, or the special form of `memberOf`. */
export function quantifiedOf(
  property: Reference,
  quantifier: Token,
  body: Expression,
  shape: BodyShape,
): Made<Expression | undefined> {
  const span = { start: property.span.start, end: shape.span.end };
  if (/^(?:(?:user|device)\.)?memberof$/iu.test(pathOf(property)))
    return memberOf(property, quantifier, body, shape, span);
  const operator = { name: quantifierOf(quantifier), span: quantifier.span };
  const value: Expression = { kind: "quantified", property, quantifier: operator, body, span };
  return { value, diagnostics: shape.isBare ? [bare(quantifier, shape.span)] : [] };
}

function bare({ value }: Token, span: Span): Diagnostic {
  const edits = [
    { span: { start: span.start, end: span.start }, text: "(" },
    { span: { start: span.end, end: span.end }, text: ")" },
  ];
  return report("bare-quantifier", span, `what \`-${value}\` looks at stands without parentheses`, {
    hint: "it is read as far as comparisons of the item follow each other",
    fix: { certainty: "sure", title: "put it in parentheses", edits },
  });
}

function memberOf(
  property: Reference,
  quantifier: Token,
  body: Expression,
  shape: BodyShape,
  span: Span,
): Made<MemberOf | undefined> {
  const isForm =
    quantifier.value === "any" &&
    !shape.isBare &&
    shape.isOnce &&
    body.kind === "comparison" &&
    body.operator.name === "in" &&
    body.operand.kind === "reference" &&
    pathOf(body.operand).toLowerCase() === "group.objectid" &&
    body.value.kind === "list" &&
    body.value.items.every(({ kind }) => kind === "string");
  if (isForm && body.value.kind === "list") {
    return { value: { kind: "member-of", property, groups: body.value, span }, diagnostics: [] };
  }
  return { value: undefined, diagnostics: [memberOfForm(span, pathOf(property))] };
}

/** `memberOf` has one form only. */
export const memberOfForm = (span: Span, path: string): Diagnostic =>
  report("member-of-form", span, `\`${path}\` has one form only`, {
    hint: `write \`${path} -any (group.objectId -in ["id", …])\`, with one pair of parentheses around the comparison and at most one around the rule`,
  });
