import type { Terminal } from "../terminal.ts";

/** Shows a table of names and values. */
export function showRows(
  rows: readonly (readonly [name: string, value: string])[],
  { print, colors }: Terminal,
): void {
  for (const [name, value] of rows) print(`${colors.dim(name.padEnd(width))} ${value}`);
}

const width = 16;
