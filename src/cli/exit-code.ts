/** How the command ends; documented in docs/cli.md. Where several apply, the highest wins. */
export const exitCode = {
  /** All is well. */
  fine: 0,
  /** Warnings, a layout that differs, a change that the gate refused. */
  findings: 1,
  /** A file that cannot be read, or an option that makes no sense. */
  usage: 2,
  /** A rule that is not legal. */
  illegal: 3,
  /** The data, or the work that is allowed, does not decide the answer. */
  undecided: 4,
  /** Something differs where that was asked, and nothing else is to say. */
  different: 5,
} as const;

/** 0 to 5. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** The code that stands for two outcomes together. */
export const worse = (a: ExitCode, b: ExitCode): ExitCode => (a > b ? a : b);
