import type { Diagnostic } from "./diagnostic.ts";
import { nearestOperator } from "./nearest-operator.ts";
import { guessing, replacing, report } from "./report.ts";
import type { Span } from "./span.ts";
import type { Token } from "./token.ts";

/** Faults in the shape of a rule, as the parser meets them. */

export function missingConnective(from: number, to: number): Diagnostic {
  const at = { start: from, end: from };
  return report(
    "missing-connective",
    { start: to, end: to },
    "nothing joins this comparison to the one before it",
    {
      hint: "write `-and` or `-or` between them",
      fix: guessing("join them with `-and`", at, to > from ? " -and" : " -and "),
    },
  );
}

export const missingOperand = (at: number): Diagnostic =>
  report("missing-operand", { start: at, end: at }, "no comparison stands here", {
    hint: 'a comparison is a property, an operator and a value, as in `user.department -eq "Sales"`',
  });

export const missingOperator = ({ value }: Token, end: number): Diagnostic =>
  report("missing-operator", { start: end, end }, `no operator follows \`${value}\``, {
    hint: 'a comparison is a property, an operator and a value, as in `user.department -eq "Sales"`',
  });

export const missingValue = (at: number): Diagnostic =>
  report("missing-value", { start: at, end: at }, "no value follows the operator", {
    hint: "write a quoted string, `true`, `false`, `null`, or a list in brackets",
  });

export function unknownOperator({ value, span }: Token): Diagnostic {
  const nearest = nearestOperator(value);
  return report("unknown-operator", span, `\`${value}\` is no operator of rules`, {
    hint: nearest.hint,
    fix:
      nearest.spelling === undefined
        ? undefined
        : guessing(`write \`${nearest.spelling}\``, span, nearest.spelling),
  });
}

export const unknownConnective = ({ value, span }: Token): Diagnostic =>
  report("unknown-operator", span, `\`${value}\` does not join comparisons`, {
    hint: "comparisons are joined by `-and` and `-or`",
  });

export function unquotedString(text: string, written: string, span: Span): Diagnostic {
  const isApart =
    /^[\s([,]?$/u.test(text.slice(span.start - 1, span.start)) &&
    /^[\s)\],]?$/u.test(text.charAt(span.end));
  const fix = (isApart ? replacing : guessing)("put it in quotes", span, `"${written}"`);
  return report("unquoted-string", span, `the string \`${written}\` stands without quotes`, {
    fix,
  });
}

export const propertyOnTheRight = (path: string, span: Span): Diagnostic =>
  report(
    "property-on-the-right",
    span,
    `the property \`${path}\` stands on the right of an operator`,
    {
      hint: "a property stands on the left and a constant on the right; two properties cannot be compared",
    },
  );

export const noName = (text: string, { start, end }: Span): Diagnostic =>
  report(
    "unexpected-text",
    { start, end },
    `\`${text.slice(start, end)}\` is no name of a property`,
    {
      hint: "a property stands behind `user.` or `device.`, as in `user.department`",
    },
  );

export function unexpectedText(text: string, span: Span): Diagnostic {
  const written = text.slice(span.start, span.end);
  return report(
    "unexpected-text",
    span,
    `\`${written.length > 40 ? `${written.slice(0, 40)}…` : written}\` belongs to nothing`,
    {
      fix: guessing("remove it", span, ""),
    },
  );
}

export const propertyCase = (written: string, spelled: string, span: Span): Diagnostic =>
  report("property-case", span, `\`${written}\` is spelled \`${spelled}\``, {
    fix: replacing(`write \`${spelled}\``, span, spelled),
  });

export const quantifiedItem = (span: Span): Diagnostic =>
  report("item-out-of-place", span, "`_` is one element, and has no elements of its own", {
    hint: 'write the collection before `-any` or `-all`, as in `user.otherMails -any (_ -endsWith "@contoso.com")`',
  });

export const directReports = (span: Span, isAlone: boolean): Diagnostic =>
  isAlone
    ? report(
        "direct-reports-form",
        span,
        "`Direct Reports for` takes one quoted object id and nothing else",
        {
          hint: 'write `Direct Reports for "manager\'s object id"`, without parentheses around it',
        },
      )
    : report(
        "direct-reports-stands-alone",
        span,
        "`Direct Reports for` stands beside something else",
        {
          hint: "it is a whole rule of its own and cannot be combined",
        },
      );
