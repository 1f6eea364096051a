import type { Command } from "commander";
import type { ExitCode } from "./exit-code.ts";
import type { Terminal } from "./terminal.ts";

/** Where commands register themselves. */
export interface Registration {
  readonly program: Command;
  readonly terminal: Terminal;
  /** Says with what code the process ends. */
  readonly end: (code: ExitCode) => void;
}
