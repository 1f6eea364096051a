import { RefusedChange } from "../directory/refused.ts";
import { InputError } from "../exchange/input-error.ts";
import { type ChangeRecord, readChanges } from "../exchange/read-changes.ts";
import type { GateMode, License } from "../licensing/gate.ts";
import { type ExitCode, exitCode, worse } from "./exit-code.ts";
import { openInput } from "./input.ts";
import { type LegalRule, legalRules } from "./legal-rules.ts";
import { nowOption } from "./now-option.ts";
import { progressBar } from "./progress.ts";
import { gatherRules } from "./rules-input.ts";
import { showSummary } from "./show-summary.ts";
import { passingAsJson, showOpening, showPassing, showStep, stepAsJson } from "./show-step.ts";
import { openSession, type Session, type Step } from "./session.ts";
import type { Terminal } from "./terminal.ts";

/** What `muster run` is asked. */
export interface RunCommandOptions {
  readonly users?: string | undefined;
  readonly devices?: string | undefined;
  readonly groups: string;
  readonly changes: string;
  readonly license: readonly License[];
  readonly mode: GateMode;
  readonly now?: string | undefined;
  readonly format: "pretty" | "json";
}

/** Loads users and groups, follows a stream of changes, and says who joined and left which group and why. */
export async function runCommand(
  options: RunCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const rules = await gatherRules([], { groups: options.groups });
  const legal = legalRules(rules, terminal);
  const paused = legal.filter(isPaused);
  const progress = progressBar();
  const session = await openSession(
    legal.filter((rule) => !isPaused(rule)),
    { ...options, now: nowOption(options.now) },
    progress,
  );
  progress.stop();
  showOpening(session, paused, terminal);
  if (session.opening.kind !== "refused") await follow(session, options, terminal);
  showSummary(session, options.format, terminal);
  const ofRules = legal.length < rules.length ? exitCode.illegal : exitCode.fine;
  const ofData = session.undecided.length > 0 ? exitCode.undecided : exitCode.fine;
  const isRefused = session.opening.kind === "refused" || session.totals.refused > 0;
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
    const byTime = record.at === undefined ? [] : session.advance(record.at);
    const step = applied(session, record, file);
    if (format === "json") {
      for (const change of byTime) terminal.print(passingAsJson(session, record, change));
      terminal.print(stepAsJson(session, step));
    } else {
      showPassing(session, record, byTime, terminal);
      showStep(session, step, terminal);
    }
  }
}

/** A change that does not fit the directory is a fault of the file. */
function applied(session: Session, record: ChangeRecord, file: string): Step {
  try {
    return session.apply(record);
  } catch (error) {
    if (!(error instanceof RefusedChange)) throw error;
    const [first] = error.diagnostics;
    throw new InputError(first?.message ?? error.message, { file, line: record.line }, first?.hint);
  }
}
