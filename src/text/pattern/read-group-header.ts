import { isWordUnit } from "./named-units.ts";
import { atomicSize, lookSize, type Flags, type Reading } from "./reading.ts";

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
    case "(": {
      const message = "the conditional `(?(…)` is not supported";
      const hint = "write a choice, `(?:(?=…)…|(?!…)…)`";
      reading.fail("regex-unsupported", message, start, reading.position, hint);
      return { kind: "group", flags };
    }
    case "<":
    case "'":
      readName(reading, kind === "<" ? ">" : "'", start);
      return { kind: "group", flags };
    default:
      reading.grow(kind === ">" ? atomicSize : lookSize, start);
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
  const options = reading.takeMatch(/[imnsx+-]*/iy)?.[0].toLowerCase() ?? "";
  const flags = { ...outer };
  for (const letter of ["i", "m", "n", "s", "x"] as const) {
    const last = options.lastIndexOf(letter);
    if (last !== -1)
      flags[letter] = options.lastIndexOf("-", last) <= options.lastIndexOf("+", last);
  }
  if (reading.take(")")) return { kind: "flags", flags };
  if (!reading.take(":")) {
    reading.next();
    const written = reading.since(start);
    const message = `\`${written}\` begins no kind of group`;
    const hint = written === "(?P" ? "write `(?<name>…)` for a named group" : undefined;
    reading.fail("regex-syntax", message, start, reading.position, hint);
  }
  return { kind: "group", flags };
}

/** name = word | number, not 0 */
function readName(reading: Reading, close: string, start: number): void {
  const from = reading.position;
  const name = takeName(reading);
  if (reading.take("-")) {
    const message = `the balancing group \`${reading.since(start)}…\` is not supported`;
    reading.fail("regex-unsupported", message, start, reading.position);
  }
  // .NET counts with 32 bits, and keeps 0 for the whole match.
  const isName = typeof name === "number" ? name > 0 && name < 2 ** 31 : name !== undefined;
  if (name === undefined || !isName || !reading.take(close)) {
    reading.next();
    const message = `\`${reading.since(from)}\` is no name of a group`;
    const hint = `write letters, digits and \`_\`, then \`${close}\``;
    reading.fail("regex-syntax", message, from, reading.position, hint);
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
  return reading.position === start ? undefined : reading.since(start);
}
