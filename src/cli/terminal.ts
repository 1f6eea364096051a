import pc from "picocolors";

/** Colours for one stream. */
export type Colors = ReturnType<typeof pc.createColors>;

/** Where a command writes to, and how it looks there. */
export interface Terminal {
  /** Writes a line of the answer. */
  readonly print: (line: string) => void;
  /** Writes a line about the work. */
  readonly note: (line: string) => void;
  readonly colors: Colors;
  readonly noteColors: Colors;
}

/** The terminal of this process: colours only where a person looks, and never where `NO_COLOR` is set. */
export function processTerminal(): Terminal {
  return {
    print: (line) => process.stdout.write(`${visible(line, isColored(process.stdout))}\n`),
    note: (line) => process.stderr.write(`${visible(line, isColored(process.stderr))}\n`),
    colors: pc.createColors(isColored(process.stdout)),
    noteColors: pc.createColors(isColored(process.stderr)),
  };
}

const isColored = ({ isTTY }: { isTTY?: boolean }): boolean =>
  isTTY === true && (process.env["NO_COLOR"] ?? "") === "" && process.env["TERM"] !== "dumb";

/**
 * Data may hold control characters, which could rewrite or hide what is on the screen: all but line feeds, tabs and, where there
 * are colors, the few that are ours, are shown.
 */
export const visible = (line: string, hasColors: boolean): string =>
  line.replaceAll(/(?!\n|\t)[\p{Cc}\p{Bidi_Control}]/gu, (character, offset: number) =>
    hasColors && isColor(line, offset)
      ? character
      : `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );

/** An escape that begins one of the colors that commands use, such as ESC [ 31 m. */
const isColor = (line: string, offset: number): boolean =>
  line.charCodeAt(offset) === 27 &&
  /^\[(?:[012]|22|3[0-79]|9\d)m/u.test(line.slice(offset + 1, offset + 6));
