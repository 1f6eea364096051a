import { escapesIn, type Notation, transcribe } from "./notation.ts";

/** What stands between the quotes of a CSV cell. */
export const quotedCell: Notation = {
  read: (written) =>
    transcribe(
      written,
      escapesIn(written, /""?/gu, (quotes) => (quotes.length === 2 ? '"' : undefined)),
    ),
  write: (text) => text.replaceAll('"', '""'),
  problem: "this is no CSV cell",
};

/** A CSV cell without quotes, whose file may have any of the separators. */
export const bareCell: Notation = {
  read: (written) =>
    transcribe(
      written,
      escapesIn(written, /[,;\t"\r\n]/gu, () => undefined),
    ),
  write: (text) => text,
  problem: "this is no CSV cell",
};
