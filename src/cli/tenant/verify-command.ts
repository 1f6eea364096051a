import { verifyTenant } from "../../persistence/verify-tenant.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { formatOption } from "../options.ts";
import { plural } from "../plural.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";

/** Registers `muster verify`. */
export function addVerify({ program, terminal, end }: Registration): void {
  program
    .command("verify")
    .description("Compute all of a tenant afresh, and name every difference from what is stored.")
    .argument("<file>", "the file of the tenant")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  muster verify contoso.db")
    .action((file: string, options: { format: "pretty" | "json" }) =>
      end(verifyCommand(file, options.format, terminal)),
    );
}

function verifyCommand(
  file: string,
  format: "pretty" | "json",
  { print, colors }: Terminal,
): ExitCode {
  const differences = verifyTenant(file);
  if (format === "json") print(JSON.stringify({ schemaVersion: 1, differences }, undefined, 2));
  else {
    for (const { kind, message } of differences) print(`${colors.red(kind)} ${message}`);
    print(
      differences.length === 0
        ? colors.green("nothing differs")
        : plural(differences.length, "difference"),
    );
  }
  return differences.length === 0 ? exitCode.fine : exitCode.findings;
}
