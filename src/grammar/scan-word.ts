import { endsWord, isDash, isInvisible, nameOf } from "./characters.ts";
import { replacing, report } from "./report.ts";
import type { Scan } from "./scan.ts";
import { scanTemplate } from "./scan-symbol.ts";
import { type Token, token, tokenTypes } from "./token.ts";
import { knownWord } from "./words.ts";

/** A run of characters up to the next delimiter, mended, with the text offset of each of its characters. */
interface Run {
  readonly word: string;
  readonly start: number;
  /** Where its last character that counts ends. */
  readonly end: number;
  /** Where reading goes on. */
  readonly next: number;
  /** The offset in the text of each character of the word, where damage moved them. */
  readonly offsets: readonly number[] | undefined;
}

/** Reads the word at the offset: an operator, a name, a constant, or something that stands for none of them. */
export function scanWord(state: Scan): void {
  const run = readRun(state);
  const brace = run.word.endsWith("$") ? run.end - 1 : run.end;
  if (state.text[run.end] === "{" && scanTemplate(state, brace, run.start)) return;
  state.offset = run.next;
  if (run.word.length === 0) return;
  if (run.word === "-" && scanSpacedHyphen(state, run)) return;
  const whole = wordToken(state, run.word, run.start, run.end) ?? directReports(state, run);
  if (whole !== undefined) state.tokens.push(whole);
  else if (!scanPieces(state, run)) state.tokens.push(otherToken(state, run));
}

const plainRun = /[\w.$:+@/*%-]+/y;

function readRun(state: Scan): Run {
  const { text, offset: start } = state;
  plainRun.lastIndex = start;
  if (plainRun.test(text)) {
    const end = plainRun.lastIndex;
    const next = text.charCodeAt(end);
    if (end === text.length || (endsWord(next) && next !== backslash && next !== backtick)) {
      return { word: text.slice(start, end), start, end, next: end, offsets: undefined };
    }
  }
  return readDamagedRun(state);
}

const backslash = 92;
const backtick = 96;

/** Reads a run with characters in it that only a fix can explain, mending them as it goes. */
function readDamagedRun(state: Scan): Run {
  const { text, offset: start } = state;
  const offsets: number[] = [];
  let word = "";
  let offset = start;
  for (; offset < text.length; offset++) {
    const unit = text.charCodeAt(offset);
    if (isDash(unit)) {
      reportDash(state, offset);
      word += "-";
      offsets.push(offset);
    } else if (unit === backslash || unit === backtick || isInvisible(unit)) {
      if (offset > start && isQuote(text.charAt(offset + 1)) && unit < 128 && unit >= 32) break;
      reportStray(state, offset);
    } else if (endsWord(unit)) break;
    else {
      word += text.charAt(offset);
      offsets.push(offset);
    }
  }
  const end = (offsets.at(-1) ?? offset) + 1;
  return {
    word,
    start: offsets[0] ?? start,
    end,
    next: offset,
    offsets,
  };
}

const isQuote = (character: string): boolean => character === '"' || character === "'";

function reportDash(state: Scan, offset: number): void {
  const span = { start: offset, end: offset + 1 };
  state.diagnostics.push(
    report(
      "typographic-character",
      span,
      `the dash ${nameOf(state.text.charCodeAt(offset))} is a typographic one`,
      {
        hint: "write the plain hyphen `-`",
        fix: replacing("replace it with `-`", span, "-"),
      },
    ),
  );
}

function reportStray(state: Scan, offset: number): void {
  const span = { start: offset, end: offset + 1 };
  state.diagnostics.push(
    report(
      "unexpected-character",
      span,
      `the character ${nameOf(state.text.charCodeAt(offset))} cannot stand here`,
      {
        fix: replacing("remove it", span, ""),
      },
    ),
  );
}

/** `- eq`: a hyphen that lost its word. */
function scanSpacedHyphen(state: Scan, hyphen: Run): boolean {
  spacedWord.lastIndex = hyphen.end;
  const [, space = "", name = ""] = spacedWord.exec(state.text) ?? [];
  const word = name === "" ? undefined : knownWord(`-${name}`);
  if (word === undefined) return false;
  const span = { start: hyphen.start, end: hyphen.end + space.length + name.length };
  state.diagnostics.push(
    report("spaced-hyphen", span, `white space stands between the hyphen and \`${name}\``, {
      hint: `write \`-${name}\``,
      fix: replacing("remove the space", { start: hyphen.end, end: hyphen.end + space.length }, ""),
    }),
  );
  state.tokens.push(token(word.type, span.start, span.end, word.value));
  state.offset = span.end;
  return true;
}

const spacedWord = /([ \t\r\n\u00a0]+)([A-Za-z]+)(?![\w.])/y;

/** A token for a word that is known, a name, a number, a date or an id; `undefined` for anything else. */
function wordToken(state: Scan, word: string, start: number, end: number): Token | undefined {
  const known = knownWord(word);
  if (known !== undefined) {
    if (known.aliasOf !== undefined) reportAlias(state, word, known.aliasOf, start, end);
    return token(known.type, start, end, known.value);
  }
  if (asciiName.test(word))
    return direct.test(word) ? undefined : token(tokenTypes.Name, start, end, word);
  if (date.test(word)) return token(tokenTypes.Date, start, end, word);
  if (number.test(word)) return token(tokenTypes.Number, start, end, word);
  if (guid.test(word)) return token(tokenTypes.Bare, start, end, word);
  return name.test(word) ? token(tokenTypes.Name, start, end, word) : undefined;
}

const direct = /^direct$/iu;
/** What nearly all names are: found without the cost of Unicode classes. */
const asciiName = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)*$/;
const name = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*$/u;
const number = /^[+-]?\d+(?:\.\d+)?$/;
const date = /^\d{4}-\d{1,2}-\d{1,2}(?:T[\w:.+-]*)?$/iu;
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/iu;

function reportAlias(
  state: Scan,
  word: string,
  canonical: string,
  start: number,
  end: number,
): void {
  const span = { start, end };
  state.diagnostics.push(
    report(
      "powershell-constant",
      span,
      `\`${word}\` is PowerShell's way to write \`${canonical}\``,
      {
        fix: replacing(`write \`${canonical}\``, span, canonical),
      },
    ),
  );
}

/** The phrase `Direct Reports for`; a lone `Direct` is a name like any other. */
function directReports(state: Scan, run: Run): Token | undefined {
  if (!direct.test(run.word)) return undefined;
  reportsFor.lastIndex = run.end;
  const rest = reportsFor.exec(state.text)?.[0];
  if (rest === undefined) return token(tokenTypes.Name, run.start, run.end, run.word);
  state.offset = run.end + rest.length;
  return token(tokenTypes.DirectReports, run.start, state.offset, rest);
}

/** The word "for" may be missing: the parser says so. */
const reportsFor = /[ \t\r\n\u00a0]+reports(?![\w.])(?:[ \t\r\n\u00a0]+for(?![\w.]))?/iy;

/** Words that ran together at a hyphen, as in `user.department-eq`: cut where the reading is certain. */
function scanPieces(state: Scan, run: Run): boolean {
  const cut = run.word.length > longestCut ? null : pieces.exec(run.word);
  if (cut === null) return false;
  const [, head = "", tail = ""] = cut;
  const parts = [...(head === "" ? [] : [head]), ...(tail.match(/-[A-Za-z]+/gu) ?? [])];
  const [lastPart = ""] = parts.slice(-1);
  const certain = parts.slice(1).every((part) => knownWord(part) !== undefined);
  if (parts.length < 2 || (head === "" && knownWord(parts[0] ?? "") === undefined)) return false;
  if (!certain && (parts.length > 2 || !(name.test(head) && head.includes(".")))) return false;
  let index = 0;
  for (const part of parts) {
    const start = offsetIn(run, index);
    const end =
      index + part.length === run.word.length ? run.end : offsetIn(run, index + part.length);
    const piece = wordToken(state, part, start, end);
    state.tokens.push(
      piece ??
        token(
          part === lastPart && !certain ? tokenTypes.UnknownComparator : tokenTypes.Bare,
          start,
          end,
          part,
        ),
    );
    if (index > 0 && certain) reportMissingSpace(state, part, start);
    index += part.length;
  }
  return true;
}

/** No word that a person wrote is longer; beyond it, looking for the cut would no longer take linear time. */
const longestCut = 512;
/** Where the character at `index` of the word stands in the text. */
const offsetIn = ({ start, end, offsets }: Run, index: number): number =>
  offsets === undefined ? start + index : (offsets[index] ?? end);

const pieces = /^((?:[\p{L}_$][\p{L}\p{N}_.$]*|\d[\d:.TZ+-]*?)?)((?:-[A-Za-z]+)+)$/u;

function reportMissingSpace(state: Scan, part: string, offset: number): void {
  const span = { start: offset, end: offset + part.length };
  state.diagnostics.push(
    report("missing-space", span, `a space is missing before \`${part}\``, {
      fix: replacing("insert the space", { start: offset, end: offset }, " "),
    }),
  );
}

/** A hyphenated word that is no operator, a PowerShell variable, or a run that is none of anything. */
function otherToken(state: Scan, { word, start, end }: Run): Token {
  if (/^-+[A-Za-z_]\w*$/u.test(word)) return token(tokenTypes.UnknownComparator, start, end, word);
  if (!/^\$[A-Za-z_]/u.test(word)) return token(tokenTypes.Bare, start, end, word);
  const span = { start, end };
  state.diagnostics.push(
    report("wrong-dialect", span, `\`${word}\` is a PowerShell variable, which rules do not know`, {
      hint: "put the variable's value in its place",
    }),
  );
  return token(tokenTypes.Placeholder, start, end, word);
}
