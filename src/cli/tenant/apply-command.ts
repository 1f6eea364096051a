import { type CommandRecord, readCommands } from "../../exchange/read-commands.ts";
import { InputError } from "../../exchange/input-error.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { openInput } from "../input.ts";
import { formatOption, nowOption } from "../options.ts";
import { type Progress, progressBar } from "../progress.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { goOn, keeping, type WriteOptions } from "./open-session.ts";
import type { Session, Step } from "./session.ts";
import { passingAsJson, showPassing } from "./show-passing.ts";
import { isSilent, showStep } from "./show-step.ts";
import { showSummary } from "./show-summary.ts";
import { stepAsJson } from "./step-as-json.ts";

/** Registers `muster apply`. */
export function addApply({ program, terminal, end }: Registration): void {
  program
    .command("apply")
    .description("Follow commands of a file, each as a batch, and say who joined and left and why.")
    .argument("<file>", "the file of the tenant")
    .argument("<changes>", "the commands: NDJSON, one a line; - for standard input")
    .option("--atomic", "take the whole file as one batch, which is done whole or not at all")
    .addOption(nowOption("the time of the tenant goes on to this first"))
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  muster apply contoso.db changes.ndjson")
    .action(async (file: string, changes: string, options: ApplyOptions) =>
      end(await applyCommand(file, changes, options, terminal)),
    );
}

/** What `muster apply` is asked. */
interface ApplyOptions extends WriteOptions {
  readonly atomic?: boolean | undefined;
}

async function applyCommand(
  file: string,
  changes: string,
  options: ApplyOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  return keeping(file, async (session) => {
    const progress = progressBar();
    const { bytes, file: name } =
      options.atomic === true ? await openInput(changes, progress) : await openInput(changes);
    const records = readCommands(bytes, { file: name });
    if (options.atomic === true)
      applyAtOnce(session, await gathered(records, progress), name, options, terminal);
    else await applyEach(session, records, name, options, terminal);
    showSummary(session, options.format, terminal);
    const { refused, held } = session.totals;
    return refused + held > 0 ? exitCode.findings : exitCode.fine;
  });
}

async function applyEach(
  session: Session,
  records: AsyncIterable<CommandRecord>,
  file: string,
  options: ApplyOptions,
  terminal: Terminal,
): Promise<void> {
  let isFirst = true;
  for await (const record of records) {
    const { command, at, line } = record;
    // A file that tells the time brings its own; the present would be too late for it.
    if (isFirst && (at === undefined || options.now !== undefined))
      goOn(session, options.now, terminal);
    isFirst = false;
    passTo(session, record, file, options, terminal);
    const step = session.take([command], { line, ...(at === undefined ? {} : { at }) });
    show(session, step, options, terminal);
  }
}

async function gathered(
  records: AsyncIterable<CommandRecord>,
  progress: Progress,
): Promise<CommandRecord[]> {
  const all: CommandRecord[] = [];
  try {
    for await (const record of records) all.push(record);
    return all;
  } finally {
    progress.stop();
  }
}

/** The whole file is one batch, at the last time that it tells. */
function applyAtOnce(
  session: Session,
  all: readonly CommandRecord[],
  file: string,
  options: ApplyOptions,
  terminal: Terminal,
): void {
  const timed = all.findLast(({ at }) => at !== undefined);
  if (timed === undefined || options.now !== undefined) goOn(session, options.now, terminal);
  for (const record of all) demandOrder(session, record, file);
  if (timed !== undefined) passTo(session, timed, file, options, terminal);
  show(session, session.take(all.map(({ command }) => command)), options, terminal);
}

function passTo(
  session: Session,
  record: CommandRecord,
  file: string,
  { format }: ApplyOptions,
  terminal: Terminal,
): void {
  demandOrder(session, record, file);
  const passed = record.at === undefined ? undefined : session.pass(record.at);
  if (passed === undefined) return;
  if (format === "json") passingAsJson(session.tenant, passed).forEach(terminal.print);
  else showPassing(session.tenant, passed, terminal);
}

/** @throws InputError for a command whose time is past */
function demandOrder({ tenant }: Session, { at, line }: CommandRecord, file: string): void {
  if (at !== undefined && at < tenant.now)
    throw new InputError(
      `\`at\` lies before the tenant's time, which is ${tenant.now.toISOString()}`,
      { file, line },
      "the time of a tenant only goes on; leave `at` out, or sort the lines by it",
    );
}

function show(session: Session, step: Step, { format }: ApplyOptions, terminal: Terminal): void {
  if (format === "json") terminal.print(JSON.stringify(stepAsJson(session.tenant, step)));
  else if (!isSilent(step)) showStep(session.tenant, step, terminal);
}
