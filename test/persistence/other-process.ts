import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { onTestFinished } from "vitest";

/** What another process says of a tenant that it opened. */
interface Opened {
  readonly batch?: number;
  readonly code?: string;
  readonly message?: string;
  readonly hint?: string;
}

/** Another process that holds a tenant open, or could not open it. */
export interface OtherProcess {
  readonly opened: Opened;
  readonly pid: number;
  /** Lets it close the tenant and end, or kills it. */
  readonly end: (how: "close" | "kill") => Promise<void>;
}

/** Opens a tenant in another process; as a user without rights where we are the one who has all of them. */
export async function openElsewhere(
  path: string,
  mode: "read" | "write" | "create",
  { isPowerless = false }: { readonly isPowerless?: boolean } = {},
): Promise<OtherProcess> {
  const isRoot = process.getuid?.() === 0;
  const child = spawn(process.execPath, [script, path, mode], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, NODE_COMPILE_CACHE: compileCache },
    ...(isPowerless && isRoot ? { uid: nobody, gid: nobody } : {}),
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
  });
  const line = await firstLine(child);
  return {
    opened: JSON.parse(line) as Opened,
    pid: child.pid ?? 0,
    end: async (how) => {
      const ended = once(child, "close");
      if (how === "kill") child.kill("SIGKILL");
      else child.stdin.end();
      await ended;
    },
  };
}

/** Spares those who come after the first to read the sources again. */
export const compileCache: string = join(
  import.meta.dirname,
  "../../node_modules/.cache/other-process",
);

const script = join(import.meta.dirname, "open-for-test.ts");
const nobody = 65_534;

async function firstLine({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) return "";
  const [line] = (await once(stdout.setEncoding("utf8"), "data")) as [string];
  return line;
}
