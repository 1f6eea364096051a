/** A text as Markdown shows code. */
export const code = (text: string): string => `\`${text}\``;

/** Several texts as code, with commas between them. */
export const list = (items: readonly string[]): string => items.map(code).join(", ");

/** A table; a `|` in a cell is escaped. */
export const table = (heading: readonly string[], rows: readonly (readonly string[])[]): string =>
  [line(heading), line(heading.map(() => "---")), ...rows.map(line)].join("\n");

const line = (cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
