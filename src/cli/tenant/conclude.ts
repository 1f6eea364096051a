import { type ExitCode, exitCode } from "../exit-code.ts";
import type { Terminal } from "../terminal.ts";
import type { Session, Step } from "./session.ts";
import { isSilent, showStep } from "./show-step.ts";
import { stepAsJson } from "./step-as-json.ts";

/** Shows what came of the only batch of a command, and gives the code that stands for it. */
export function conclude(
  { tenant }: Session,
  step: Step,
  format: "pretty" | "json",
  terminal: Terminal,
): ExitCode {
  if (format === "json")
    terminal.print(JSON.stringify({ schemaVersion: 1, ...stepAsJson(tenant, step) }, undefined, 2));
  else {
    showStep(tenant, step, terminal);
    if (isSilent(step)) terminal.print("  nobody joined or left");
    sayHeld(step, terminal);
  }
  return codeOf(step);
}

/** 0 for a batch that was done. */
const codeOf = ({ outcome }: Step): ExitCode => {
  if (outcome.kind === "applied") return exitCode.fine;
  const isIllegal =
    outcome.kind === "refused" && outcome.refusals.some(({ code }) => code === "illegal-rule");
  return isIllegal ? exitCode.illegal : exitCode.findings;
};

function sayHeld({ outcome }: Step, { note, noteColors }: Terminal): void {
  if (outcome.kind !== "held") return;
  const { heldId } = outcome;
  note(
    noteColors.dim(
      `nothing was done: \`muster approve\` with ${heldId} does it after all, \`muster discard\` forgets it`,
    ),
  );
}
