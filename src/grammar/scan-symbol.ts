import type { TokenType } from "chevrotain";
import { nameOf } from "./characters.ts";
import { guessing, replacing, report } from "./report.ts";
import type { Scan } from "./scan.ts";
import { templatePattern } from "./template.ts";
import { token, tokenTypes } from "./token.ts";

/**
 * Reads a template or a symbol of another language at the offset: `${x}`, `{0}`, `<name>`, `==`, `!`, `&&`.
 * Tells whether there was one.
 */
export function scanSymbol(state: Scan): boolean {
  const unit = state.text.charCodeAt(state.offset);
  if (unit < 128 && !symbolStarts.includes(String.fromCharCode(unit))) return false;
  return (
    scanTemplate(state) ||
    scanDialectOperator(state) ||
    scanPowerShellList(state) ||
    scanStray(state)
  );
}

const symbolStarts = "${}<>=!&|;#@";

/**
 * Reads the template at `at` as a placeholder that begins at `start`, where a word may stand directly before it, as
 * in `user.${x}`. Tells whether there was one.
 */
export function scanTemplate(state: Scan, at: number = state.offset, start: number = at): boolean {
  stickyTemplate.lastIndex = at;
  const [written, template] = stickyTemplate.exec(state.text) ?? [];
  if (written === undefined || template === undefined) return false;
  state.diagnostics.push(
    report(
      "template",
      { start: at, end: at + template.length },
      `the placeholder \`${template}\` was never filled in`,
      { hint: "put the value that it stands for in its place" },
    ),
  );
  state.offset = at + written.length;
  state.tokens.push(token(tokenTypes.Placeholder, start, state.offset, written));
  return true;
}

/** A template, and what of a word follows it directly. */
const stickyTemplate = new RegExp(`(${templatePattern.source})[\\w.]*`, "uy");

interface Foreign {
  readonly type: TokenType;
  readonly value: string;
  readonly spelling?: string;
}

/** Operators of other languages, with what rules write instead. */
const foreignOperators: ReadonlyMap<string, Foreign> = new Map<string, Foreign>([
  ...["==", "=", "===", "=~"].map((written): [string, Foreign] => [
    written,
    { type: tokenTypes.Comparator, value: "eq", spelling: "-eq" },
  ]),
  ...["!=", "<>", "!=="].map((written): [string, Foreign] => [
    written,
    { type: tokenTypes.Comparator, value: "ne", spelling: "-ne" },
  ]),
  [">=", { type: tokenTypes.Comparator, value: "ge", spelling: "-ge" }],
  ["<=", { type: tokenTypes.Comparator, value: "le", spelling: "-le" }],
  [">", { type: tokenTypes.UnknownComparator, value: ">" }],
  ["<", { type: tokenTypes.UnknownComparator, value: "<" }],
  ["&&", { type: tokenTypes.And, value: "and", spelling: "-and" }],
  ["&", { type: tokenTypes.And, value: "and", spelling: "-and" }],
  ["||", { type: tokenTypes.Or, value: "or", spelling: "-or" }],
  ["|", { type: tokenTypes.Or, value: "or", spelling: "-or" }],
  ["!", { type: tokenTypes.Not, value: "not", spelling: "-not" }],
]);

const operatorSymbols = /[=<>!&|]{1,3}/uy;

function scanDialectOperator(state: Scan): boolean {
  operatorSymbols.lastIndex = state.offset;
  const run = operatorSymbols.exec(state.text)?.[0] ?? "";
  const written = [run, run.slice(0, 2), run.slice(0, 1)].find((part) =>
    foreignOperators.has(part),
  );
  const foreign = written === undefined ? undefined : foreignOperators.get(written);
  if (written === undefined || foreign === undefined) return false;
  const span = { start: state.offset, end: state.offset + written.length };
  state.tokens.push(token(foreign.type, span.start, span.end, foreign.value));
  state.offset = span.end;
  if (foreign.spelling !== undefined) {
    state.diagnostics.push(
      report("wrong-dialect", span, `\`${written}\` is an operator of another language`, {
        hint: `rules write \`${foreign.spelling}\``,
        fix: replacing(
          `write \`${foreign.spelling}\``,
          span,
          spaced(state.text, span, foreign.spelling),
        ),
      }),
    );
  }
  return true;
}

/** The spelling with a space on each side where the text has none. */
function spaced(
  text: string,
  { start, end }: { start: number; end: number },
  spelling: string,
): string {
  const before = start === 0 || /[\s(]/u.test(text.charAt(start - 1)) ? "" : " ";
  const after = /^[\s(]/u.test(text.charAt(end)) ? "" : " ";
  return before + spelling + after;
}

/** `@(` of PowerShell's lists: the sign is read over, and what follows is a list in the wrong brackets. */
function scanPowerShellList(state: Scan): boolean {
  if (!state.text.startsWith("@(", state.offset)) return false;
  const span = { start: state.offset, end: state.offset + 1 };
  state.diagnostics.push(
    report("wrong-dialect", span, "`@(…)` is a list of PowerShell", {
      hint: 'rules write a list in brackets, as in `["a", "b"]`',
      fix: replacing("remove the sign", span, ""),
    }),
  );
  state.offset++;
  return true;
}

/** A symbol that means nothing anywhere: reported, and read over. */
function scanStray(state: Scan): boolean {
  const unit = state.text.charCodeAt(state.offset);
  if (unit >= 128 || unit === dollar || unit === at) return false;
  const span = { start: state.offset, end: state.offset + 1 };
  state.diagnostics.push(
    report("unexpected-character", span, `the character ${nameOf(unit)} cannot stand here`, {
      fix: (unit === semicolon ? replacing : guessing)("remove it", span, ""),
    }),
  );
  state.offset++;
  return true;
}

/** These begin words: `$true`, and what others write for a variable or an address. */
const dollar = 36;
const at = 64;

/** What ends a statement in other languages, and nothing here. */
const semicolon = 59;
