import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pc from "picocolors";
import { onTestFinished } from "vitest";
import { program } from "../../src/cli/program.ts";

/** What a call of the command gave. */
export interface Called {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Calls the command in this process, on a terminal without colours. */
export async function call(...args: readonly string[]): Promise<Called> {
  const out: string[] = [];
  const err: string[] = [];
  const plain = pc.createColors(false);
  const code = await program(args, {
    print: (line) => void out.push(line),
    note: (line) => void err.push(line),
    colors: plain,
    noteColors: plain,
  });
  return { code, out: out.join("\n"), err: err.join("\n") };
}

/** Writes a file that is gone after the test, and gives its path. */
export function file(name: string, content: string | Uint8Array): string {
  const path = join(folder(), name);
  writeFileSync(path, content);
  return path;
}

/** Makes a folder that is gone after the test. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), "muster-"));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** Users in the portal's heading. */
export const usersCsv: string = [
  "userPrincipalName,displayName,id,userType,department,accountEnabled,country",
  "anna@contoso.com,Anna Åberg,00000000-0000-0000-0000-000000000001,Member,Sales,True,NO",
  "bo@contoso.com,Bo,00000000-0000-0000-0000-000000000002,Member,,False,SE",
  "eve_fabrikam.com#EXT#@contoso.com,Eve,00000000-0000-0000-0000-000000000003,Guest,Sales,True,NO",
].join("\r\n");
