import type { Diagnostic } from "./diagnostic.ts";
import { report } from "./report.ts";
import type { Span } from "./span.ts";
import { type Token, tokenTypes as t } from "./token.ts";

/** Recognises a rule written in OData, as Microsoft Graph's `$filter` and lifecycle workflows take it. */
export function odataIn(tokens: readonly Token[], text: string): Diagnostic[] {
  const [first] = tokens;
  const last = tokens.at(-1);
  if (first === undefined || last === undefined || !readsAsOData(tokens, text)) return [];
  return [odata({ start: first.span.start, end: last.span.end })];
}

/** Recognises a function of OData. Nothing else that is wrong with such a text would help its writer. */
export function odataCallIn(tokens: readonly Token[], text: string): Diagnostic | undefined {
  const call = tokens.find(
    ({ tokenType, span }, index) =>
      tokenType === t.Comparator && isCall(tokens, index) && text[span.start] !== "-",
  );
  return call && odata(call.span);
}

const odata = (span: Span): Diagnostic =>
  report("wrong-dialect", span, "this is an OData filter, not a membership rule", {
    hint: 'rules put `user.` or `device.` before a property, a hyphen before an operator and a value behind it, as in `user.country -eq "NO"`',
  });

/** `startsWith(displayName,'A')`: an operator in a property's place, with a parenthesis behind it. */
function isCall(tokens: readonly Token[], index: number): boolean {
  if (tokens[index + 1]?.tokenType !== t.LeftParenthesis) return false;
  const before = tokens[index - 1]?.tokenType;
  return before === undefined || [t.And, t.Or, t.Not, t.LeftParenthesis].includes(before);
}

/** No prefix, no hyphen and nothing but single quotes anywhere. */
function readsAsOData(tokens: readonly Token[], text: string): boolean {
  if (tokens.some(({ tokenType, value }) => tokenType === t.Name && value.includes(".")))
    return false;
  const operators = tokens.filter(({ tokenType }) => tokenType === t.Comparator);
  const names = tokens.filter(({ tokenType }) => tokenType === t.Name);
  const strings = tokens.filter(({ tokenType }) => tokenType === t.Text);
  return (
    operators.length > 0 &&
    names.length > 0 &&
    strings.length > 0 &&
    operators.every(({ span }) => /[a-z]/iu.test(text.charAt(span.start))) &&
    strings.every(({ span }) => text[span.start] === "'")
  );
}
