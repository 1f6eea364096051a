import { nameOf, quoteKind } from "./characters.ts";
import { guessing, replacing, report } from "./report.ts";
import type { Scan } from "./scan.ts";
import { token, tokenTypes } from "./token.ts";

/** How a string begins: its plain quote, the length of what stands there, and how else it may end. */
interface Opening {
  readonly quote: '"' | "'";
  readonly length: number;
  readonly manner: "plain" | "typographic" | "escaped";
}

/** Reads the string that begins at the offset, whatever kind of quote opens it. */
export function scanString(state: Scan): void {
  const start = state.offset;
  const opening = openingAt(state);
  const bodyStart = start + opening.length;
  reportQuote(state, start, opening);
  const end = endOf(state, bodyStart, opening);
  const raw = state.text.slice(bodyStart, end.offset);
  const value =
    opening.quote === '"' ? doubleQuoted(state, raw, bodyStart) : raw.replaceAll("''", "'");
  state.offset = end.offset + end.length;
  state.tokens.push(token(tokenTypes.Text, start, state.offset, value));
}

function openingAt({ text, offset }: Scan): Opening {
  const unit = text.charAt(offset);
  if (unit === '"' || unit === "'") return { quote: unit, length: 1, manner: "plain" };
  const kind = quoteKind(text.charCodeAt(offset));
  if (kind !== undefined) return { quote: kind, length: 1, manner: "typographic" };
  return { quote: text.charAt(offset + 1) === '"' ? '"' : "'", length: 2, manner: "escaped" };
}

/** Where the body ends, and how long the closing quote is (0 where there is none). */
interface Ending {
  readonly offset: number;
  readonly length: number;
}

function endOf(state: Scan, bodyStart: number, opening: Opening): Ending {
  const plain = opening.manner === "plain" ? plainEnd(state.text, bodyStart, opening.quote) : -1;
  if (plain !== -1) return { offset: plain, length: 1 };
  const end = closingQuote(state.text, bodyStart, opening);
  if (end !== undefined) {
    if (end.length === 2) reportQuote(state, end.offset, { ...opening, manner: "escaped" });
    else if (state.text[end.offset] !== opening.quote) {
      reportQuote(state, end.offset, { ...opening, manner: "typographic" });
    }
    return end;
  }
  const curly = typographicQuote(state.text, bodyStart, opening.quote);
  if (curly !== -1) {
    reportQuote(state, curly, { ...opening, manner: "typographic" });
    return { offset: curly, length: 1 };
  }
  const span = { start: bodyStart - opening.length, end: bodyStart };
  state.diagnostics.push(
    report("unterminated-string", span, "the string that begins here is never closed", {
      hint:
        opening.quote === '"'
          ? 'close it with `"`; a quote inside a string is written `` `" ``'
          : "close it with `'`; an apostrophe inside a string is written `''`",
      fix: guessing(
        "close it at the end",
        { start: state.text.length, end: state.text.length },
        opening.quote,
      ),
    }),
  );
  return { offset: state.text.length, length: 0 };
}

/** The end of a string whose first quote is neither escaped nor doubled, as it is of nearly all; -1 for any other. */
function plainEnd(text: string, from: number, quote: '"' | "'"): number {
  const end = text.indexOf(quote, from);
  if (end === -1) return -1;
  if (quote === "'") return text[end + 1] === "'" ? -1 : end;
  const before = text[end - 1];
  return end > from && (before === "\\" || before === "`") ? -1 : end;
}

/** The first quote after `from` that closes a string opened in this manner; escapes and doubled apostrophes do not. */
function closingQuote(text: string, from: number, { quote, manner }: Opening): Ending | undefined {
  for (let offset = from; offset < text.length; offset++) {
    const unit = text.charAt(offset);
    if (unit === "\\" || unit === "`") {
      const escaped = text.charAt(offset + 1) === quote;
      if (escaped && manner === "escaped") return { offset, length: 2 };
      if (escaped && quote === '"') offset++;
    } else if (unit === quote) {
      if (quote === "'" && text.charAt(offset + 1) === "'") offset++;
      else return { offset, length: 1 };
    } else if (manner === "typographic" && quoteKind(text.charCodeAt(offset)) === quote) {
      return { offset, length: 1 };
    }
  }
  return undefined;
}

function typographicQuote(text: string, from: number, quote: '"' | "'"): number {
  for (let offset = from; offset < text.length; offset++) {
    if (quoteKind(text.charCodeAt(offset)) === quote) return offset;
  }
  return -1;
}

/** Resolves `` `" ``, `\"` and `''`, and warns of an apostrophe that stands alone. */
function doubleQuoted(state: Scan, raw: string, bodyStart: number): string {
  if (raw.includes("'")) reportLoneApostrophes(state, raw, bodyStart);
  if (!raw.includes('"') && !raw.includes("''")) return raw;
  return raw.replaceAll(/[\\`]"|''/gu, (escape) => escape.charAt(1));
}

function reportLoneApostrophes(state: Scan, raw: string, bodyStart: number): void {
  for (let index = raw.indexOf("'"); index !== -1; index = raw.indexOf("'", index + 1)) {
    if (raw[index + 1] === "'") index++;
    else {
      const start = bodyStart + index;
      const span = { start, end: start + 1 };
      state.diagnostics.push(
        report(
          "lone-apostrophe",
          span,
          "the service has been seen to match nothing where a single apostrophe stands in a string",
          {
            hint: "write it twice: `''` means one apostrophe",
            fix: replacing("double the apostrophe", span, "''"),
          },
        ),
      );
    }
  }
}

function reportQuote(state: Scan, start: number, { quote, manner }: Opening): void {
  if (manner === "plain") return;
  const span = { start, end: start + (manner === "escaped" ? 2 : 1) };
  const fix = replacing(`replace it with \`${quote}\``, span, quote);
  const written = state.text.slice(span.start, span.end);
  state.diagnostics.push(
    manner === "escaped"
      ? report(
          "escaped-quote",
          span,
          `the quote \`${written}\` is escaped as in another language`,
          {
            hint: `write the plain quote \`${quote}\``,
            fix,
          },
        )
      : report(
          "typographic-character",
          span,
          `the quote ${nameOf(state.text.charCodeAt(start))} is a typographic one`,
          {
            hint: `write the plain quote \`${quote}\``,
            fix,
          },
        ),
  );
}
