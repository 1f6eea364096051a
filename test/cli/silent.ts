import pc from "picocolors";
import type { Terminal } from "../../src/cli/terminal.ts";

/** A terminal on which nothing is seen. */
export const silent: Terminal = {
  print: () => {},
  note: () => {},
  colors: pc.createColors(false),
  noteColors: pc.createColors(false),
};
