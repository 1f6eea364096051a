import { isWordUnit } from "./named-units.ts";
import { tableSize, type Flags, type Reading } from "./reading.ts";

/** What the text between `(` and the body of a group says; `flags` alone is an inline option, which has no body. */
export type GroupHeader =
  | { readonly kind: "flags"; readonly flags: Flags }
  | { readonly kind: "group"; readonly flags: Flags }
  | { readonly kind: "atomic"; readonly flags: Flags }
  | {
      readonly kind: "look";
      readonly direction: "ahead" | "behind";
      readonly negated: boolean;
      readonly flags: Flags;
    };

/** header = [ "?" ( ":" | ">" | "=" | "!" | "<=" | "<!" | "<" name ">" | "'" name "'" | options ( ":" | ")" ) ) ] */
export function readGroupHeader(reading: Reading, flags: Flags): GroupHeader {
  const start = reading.position - 1;
  if (reading.source.startsWith("?)", reading.position) || !reading.take("?")) {
    if (!flags.n) reading.groups.addUnnamed();
    return { kind: "group", flags };
  }
  const kind = reading.takeMatch(/:|>|<?[=!]|[<']|\(/y)?.[0];
  switch (kind) {
    case undefined:
      return readFlags(reading, flags, start);
    case ":":
      return { kind: "group", flags };
    case "(":
      reading.fail(
        "regex-unsupported",
        "the conditional `(?(…)` is not supported",
        start,
        reading.position,
        "write a choice `(…|…)`, with a lookahead `(?=…)` before the one and `(?!…)` before the other",
      );
      return { kind: "group", flags };
    case "<":
    case "'":
      readName(reading, kind === "<" ? ">" : "'", start);
      return { kind: "group", flags };
    default:
      // Its cost is a table over all positions of the value.
      reading.grow(tableSize, start);
      if (kind === ">") return { kind: "atomic", flags };
      return {
        kind: "look",
        direction: kind.startsWith("<") ? "behind" : "ahead",
        negated: kind.endsWith("!"),
        flags,
      };
  }
}

/** options = { "i" | "m" | "n" | "s" | "x" | "+" | "-" }, in either case */
function readFlags(reading: Reading, outer: Flags, start: number): GroupHeader {
  const flags = { ...outer };
  let on = true;
  for (const letter of reading.takeMatch(/[imnsx+-]*/iy)?.[0].toLowerCase() ?? "") {
    if (letter === "+" || letter === "-") on = letter === "+";
    else flags[letter as keyof Flags] = on;
  }
  if (reading.take(")")) return { kind: "flags", flags };
  if (!reading.take(":")) {
    reading.next();
    const written = reading.source.slice(start, reading.position);
    const hint = written === "(?P" ? "write `(?<name>…)` for a named group" : undefined;
    reading.fail(
      "regex-syntax",
      `\`${written}\` begins no kind of group`,
      start,
      reading.position,
      hint,
    );
  }
  return { kind: "group", flags };
}

/** name = word | number, not 0 */
function readName(reading: Reading, close: string, start: number): void {
  const from = reading.position;
  const name = takeName(reading);
  if (reading.take("-")) {
    reading.fail(
      "regex-unsupported",
      `the balancing group \`${reading.source.slice(start, reading.position)}…\` is not supported`,
      start,
      reading.position,
    );
  }
  if (name === undefined || name === 0 || !reading.take(close)) {
    reading.next();
    reading.fail(
      "regex-syntax",
      `\`${reading.source.slice(from, reading.position)}\` is no name of a group`,
      from,
      reading.position,
      `write letters, digits and \`_\`, then \`${close}\``,
    );
  } else {
    reading.groups.add(name);
  }
}

/** Takes the name of a group or a reference: a number, or a word that begins with no digit. */
export function takeName(reading: Reading): string | number | undefined {
  const digits = reading.takeMatch(/\d+/y);
  if (digits !== undefined) return Number(digits[0]);
  const start = reading.position;
  while (isWordUnit(reading.source.charCodeAt(reading.position))) reading.position++;
  return reading.position === start ? undefined : reading.source.slice(start, reading.position);
}
