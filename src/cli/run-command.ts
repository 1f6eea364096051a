import { Option } from "commander";
import { InputError } from "../exchange/input-error.ts";
import { type ChangeRecord, readChanges } from "../exchange/read-changes.ts";
import { type ExitCode, exitCode, worse } from "./exit-code.ts";
import { openInput } from "./input.ts";
import { type LegalRule, legalRules } from "./legal-rules.ts";
import { collectLicense } from "./license-option.ts";
import { devicesOption, formatOption, nowOption, usersOption } from "./options.ts";
import { progressBar } from "./progress.ts";
import type { Registration } from "./registration.ts";
import { gatherRules } from "./rules-input.ts";
import { type OpeningOptions, openRun, showOpening } from "./run-opening.ts";
import type { Session, Step } from "./tenant/session.ts";
import { passingAsJson, showPassing } from "./tenant/show-passing.ts";
import { isSilent, showStep } from "./tenant/show-step.ts";
import { showSummary } from "./tenant/show-summary.ts";
import { stepAsJson } from "./tenant/step-as-json.ts";
import type { Terminal } from "./terminal.ts";
import { timeOption } from "./time-option.ts";

/** Registers `muster run`. */
export function addRun({ program, terminal, end }: Registration): void {
  program
    .command("run")
    .description(
      "Keep the members of groups current through a stream of changes, and say who joined and left and why.",
    )
    .addOption(usersOption())
    .addOption(devicesOption())
    .requiredOption("--groups <file>", "the groups: Graph JSON, NDJSON or CSV")
    .requiredOption("--changes <file>", "the changes: NDJSON, one a line; - for standard input")
    .option(
      "--license <sku=seats>",
      "seats of a product, as in SPE_E3=1200; may be repeated",
      collectLicense,
      [],
    )
    .addOption(
      new Option("--mode <mode>", "what to do beyond the licenses")
        .choices(["enforce", "report"])
        .default("enforce"),
    )
    .addOption(nowOption())
    .addOption(formatOption())
    .addHelpText(
      "after",
      `\nExample:\n  muster run --users users.ndjson --groups groups.json --changes changes.ndjson --license SPE_E3=1200`,
    )
    .action(async (options: RunCommandOptions) => end(await runCommand(options, terminal)));
}

/** What `muster run` is asked. */
interface RunCommandOptions extends Omit<OpeningOptions, "now"> {
  readonly groups: string;
  readonly changes: string;
  readonly now?: string | undefined;
  readonly format: "pretty" | "json";
}

/** Loads users and groups, follows a stream of changes, and says who joined and left which group and why. */
async function runCommand(options: RunCommandOptions, terminal: Terminal): Promise<ExitCode> {
  const rules = await gatherRules([], { groups: options.groups });
  const legal = legalRules(rules, terminal);
  const progress = progressBar();
  const opening = await openRun(
    legal.filter((rule) => !isPaused(rule)),
    { ...options, now: timeOption("--now", options.now) ?? new Date() },
    progress,
  );
  progress.stop();
  showOpening(opening, legal.filter(isPaused), terminal);
  const { session, undecided, verdict } = opening;
  if (verdict.kind !== "refused") await follow(session, options, terminal);
  showSummary(session, options.format, terminal);
  const ofRules = legal.length < rules.length ? exitCode.illegal : exitCode.fine;
  const ofData = undecided.length > 0 ? exitCode.undecided : exitCode.fine;
  const isRefused = verdict.kind === "refused" || session.totals.refused > 0;
  return worse(worse(ofRules, ofData), isRefused ? exitCode.findings : exitCode.fine);
}

const isPaused = ({ group }: LegalRule): boolean => group?.processingState === "Paused";

async function follow(
  session: Session,
  { changes, format }: RunCommandOptions,
  terminal: Terminal,
): Promise<void> {
  const { bytes, file } = await openInput(changes);
  for await (const record of readChanges(bytes, { file })) {
    const passed = record.at === undefined ? undefined : session.pass(record.at);
    const step = taken(session, record, file);
    if (format === "json") {
      if (passed !== undefined) passingAsJson(session.tenant, passed).forEach(terminal.print);
      terminal.print(JSON.stringify(stepAsJson(session.tenant, step)));
    } else {
      if (passed !== undefined) showPassing(session.tenant, passed, terminal);
      if (!isSilent(step)) showStep(session.tenant, step, terminal);
    }
  }
}

/** A change that does not fit the directory is a fault of the file. */
function taken(session: Session, { change, at, line }: ChangeRecord, file: string): Step {
  const step = session.take([change], { line, ...(at === undefined ? {} : { at }) });
  const { outcome } = step;
  const misfit =
    outcome.kind === "refused"
      ? outcome.refusals.find(({ code }) => code === "data-does-not-fit")
      : undefined;
  if (misfit !== undefined) throw new InputError(misfit.message, { file, line }, misfit.hint);
  return step;
}
