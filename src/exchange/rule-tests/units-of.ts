/**
 * Where each unit of a text stands in what YAML wrote for it, and behind them where the text ends; `undefined` where
 * that cannot be told: escapes by number, and blocks whose lines are folded.
 */
export function unitsOf(raw: string, value: string): readonly number[] | undefined {
  const found = raw.startsWith("|") ? unitsOfBlock(raw) : unitsOfFlow(raw);
  if (found === undefined || !found.text.startsWith(value)) return undefined;
  return found.units.slice(0, value.length + 1);
}

interface Found {
  readonly text: string;
  readonly units: readonly number[];
}

/** Plain or in quotes, maybe over several lines, which are joined by a space. */
function unitsOfFlow(raw: string): Found | undefined {
  const quote = raw.startsWith('"') || raw.startsWith("'") ? raw.charAt(0) : "";
  const end = raw.length - quote.length;
  const units: number[] = [];
  let text = "";
  for (let at = quote.length; at < end;) {
    const piece = pieceAt(raw, at, quote);
    if (piece === undefined) return undefined;
    units.push(at);
    text += piece.unit;
    at += piece.length;
  }
  return { text, units: [...units, end] };
}

interface Piece {
  readonly unit: string;
  /** In what was written. */
  readonly length: number;
}

function pieceAt(raw: string, at: number, quote: string): Piece | undefined {
  const unit = raw.charAt(at);
  const next = raw.charAt(at + 1);
  if (quote === "'" && unit === "'" && next === "'") return { unit, length: 2 };
  if (quote === '"' && unit === "\\") {
    const escaped = escapes.get(next);
    return escaped === undefined ? undefined : { unit: escaped, length: 2 };
  }
  fold.lastIndex = at;
  const length = fold.exec(raw)?.[0].length;
  return length === undefined ? { unit, length: 1 } : { unit: " ", length };
}

const fold = /[ \t]*\r?\n[ \t]*/y;

const escapes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ["\\", "\\"],
  ["/", "/"],
  ["t", "\t"],
  ["n", "\n"],
]);

/** Behind `|`: lines as they are, but for the indent. */
function unitsOfBlock(raw: string): Found | undefined {
  const indent = /^[^\n]*\n(?:[ \t]*\r?\n)*( +)/u.exec(raw)?.[1]?.length;
  if (indent === undefined) return undefined;
  const units: number[] = [];
  let text = "";
  let at = raw.indexOf("\n") + 1;
  for (const line of raw.slice(at).split("\n")) {
    const kept = `${line.replace(/\r$/u, "").slice(indent)}\n`;
    const start = at + Math.min(indent, line.length);
    for (let unit = 0; unit < kept.length; unit++) units.push(start + unit);
    text += kept;
    at += line.length + 1;
  }
  return { text, units };
}
