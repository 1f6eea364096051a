import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A command of an example, and what it should print. */
export interface Exchange {
  readonly command: string;
  readonly output: string;
}

/** The commands of a session, each with its output: a command stands behind `$ `, its further lines behind `> `. */
export function exchangesIn(session: string): Exchange[] {
  return session
    .split(/^\$ /mu)
    .slice(1)
    .map((exchange) => {
      const [, command = "", output = ""] =
        /^([^\n]*(?:\n> [^\n]*)*)\n?([^]*)$/u.exec(exchange) ?? [];
      return { command: command.replaceAll("\n> ", "\n"), output: output.trimEnd() };
    });
}

/** Whether a command is one of ours, or makes a file for one; others, such as `npm ci`, are shown to people only. */
export const isOurs = ({ command }: Exchange): boolean => /\bnpx muster\b|\$DIR\b/u.test(command);

/** Runs what is ours of a session, one command after the other. `$DIR` is a folder that is gone afterwards. */
export function outputsOf(exchanges: readonly Exchange[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "muster-"));
  try {
    return exchanges.map(({ command }) => outputOf(command, folder));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Runs a command in the repository, with the source in place of the package, and gives what it prints. */
function outputOf(command: string, folder: string): string {
  const node = `'${process.execPath}' src/cli/main.ts`;
  const { stdout, stderr, error } = spawnSync(
    "sh",
    ["-c", command.replaceAll("npx muster", node)],
    {
      encoding: "utf8",
      env: { ...process.env, NO_COLOR: "1", DIR: folder, NODE_COMPILE_CACHE: compiled },
      timeout: 60_000,
    },
  );
  if (error !== undefined) throw error;
  return stdout === "" && stderr !== "" ? `(only on standard error)\n${stderr}` : stdout.trimEnd();
}

/** Where Node keeps what it has compiled, so that the many commands of the examples start sooner. */
const compiled = join(tmpdir(), "node-compile-cache");

/**
 * Tells whether an output is the one that an example shows. A line that is `…` stands for any lines, and one that ends
 * in ` …` for any that begins so.
 */
export const isAsShown = (output: string, shown: string): boolean =>
  areAlike(output.split("\n"), shown.split("\n"));

function areAlike(lines: readonly string[], shown: readonly string[]): boolean {
  const [first, ...rest] = shown;
  if (first === undefined) return lines.length === 0;
  if (first === "…")
    return [...lines.keys(), lines.length].some((at) => areAlike(lines.slice(at), rest));
  const [line] = lines;
  const isAlike = first.endsWith(" …") ? line?.startsWith(first.slice(0, -2)) : line === first;
  return isAlike === true && areAlike(lines.slice(1), rest);
}
