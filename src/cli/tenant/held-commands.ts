import type { HeldBatch } from "../../tenant/tables.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { oneLine } from "../one-line.ts";
import { formatOption, nowOption } from "../options.ts";
import { plural } from "../plural.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { conclude } from "./conclude.ts";
import { namesOf } from "./names.ts";
import { reading, type WriteOptions, writing } from "./open-session.ts";
import { breachText } from "./show-refusal.ts";

/** Registers the commands about batches that wait for approval: `held`, `approve` and `discard`. */
export function addHeldCommands(registration: Registration): void {
  addHeld(registration);
  addVerdict(registration, "approve", "Do what a held batch asked for, past the guard rails.");
  addVerdict(registration, "discard", "Forget a held batch.");
}

function addHeld({ program, terminal, end }: Registration): void {
  program
    .command("held")
    .description("List the batches that wait for approval, and why.")
    .argument("<file>", "the file of the tenant")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  muster held contoso.db")
    .action((file: string, options: { format: "pretty" | "json" }) =>
      end(reading(file, (tenant) => listHeld(tenant, options.format, terminal))),
    );
}

function listHeld(
  tenant: Tenant,
  format: "pretty" | "json",
  { print, note, colors, noteColors }: Terminal,
): ExitCode {
  const batches = tenant.held();
  if (format === "json") {
    print(JSON.stringify({ schemaVersion: 1, held: batches }, undefined, 2));
    return exitCode.fine;
  }
  const names = namesOf(tenant);
  for (const { id, at, commands, breaches, joined, left } of batches) {
    const what = plural(commands.length, "command");
    print(`${colors.bold(id)}  ${at}  ${what}: ${joined} would join, ${left} would leave`);
    for (const breach of breaches) print(`  ${breachText(breach, names)}`);
    for (const command of commands.slice(0, shownCommands))
      print(`  ${colors.dim(oneLine(JSON.stringify(command)))}`);
    if (commands.length > shownCommands) print(colors.dim("  …"));
  }
  note(noteColors.dim(`${plural(batches.length, "batch")} held`));
  return exitCode.fine;
}

/** Enough to know a batch again. */
const shownCommands = 3;

function addVerdict(
  { program, terminal, end }: Registration,
  name: "approve" | "discard",
  description: string,
): void {
  program
    .command(name)
    .description(description)
    .argument("<file>", "the file of the tenant")
    .argument("<batch>", "the id of the batch; `muster held` lists them")
    .addOption(nowOption("the time of the tenant goes on to this; to the present where left out"))
    .addOption(formatOption())
    .addHelpText("after", `\nExample:\n  muster ${name} contoso.db batch-7`)
    .action(async (file: string, batch: string, options: WriteOptions) =>
      end(
        await writing(file, options, terminal, (session) => {
          const { tenant } = session;
          const { id, commands } = findHeld(tenant, batch);
          const step = session.step(commands, {}, () => tenant[name](id));
          if (name === "approve") return conclude(session, step, options.format, terminal);
          if (options.format === "json")
            terminal.print(JSON.stringify({ schemaVersion: 1, discarded: id }, undefined, 2));
          else terminal.print(`${id} is forgotten: ${plural(commands.length, "command")}`);
          return exitCode.fine;
        }),
      ),
    );
}

/** @throws UsageError where no batch is held under the id */
function findHeld(tenant: Tenant, wanted: string): HeldBatch {
  const held = tenant.held();
  const found = held.find(({ id }) => id === wanted);
  if (found !== undefined) return found;
  throw new UsageError(
    `no batch is held under \`${wanted}\``,
    held.length === 0 ? "none is held" : `held are ${held.map(({ id }) => id).join(", ")}`,
  );
}
