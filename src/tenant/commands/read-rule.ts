import { check } from "../../check/check.ts";
import { accept } from "../../directory/decision.ts";
import type { Decision, Note } from "../../directory/refusal.ts";
import type { Diagnostic } from "../../grammar/diagnostic.ts";
import type { SubjectKind } from "../../schema/property.ts";
import { gateRefusal } from "../gate.ts";
import type { ProcessingState } from "../group.ts";
import type { TenantState } from "../tenant-state.ts";

/** What a rule's text came to. */
export interface ReadRule {
  readonly isLegal: boolean;
  /** Whom it is about; `undefined` where it is not legal and so does not tell. */
  readonly subject: SubjectKind | undefined;
  /** Of a rule that is not legal: the first error. */
  readonly errorMessage?: string;
}

/**
 * Reads a rule for a group. One that is not legal is refused where the group is on, and kept as it is where it is paused, as
 * the service was seen to do. Rules about users ask the gate.
 *
 * @param before whom the group is about so far, and stays about where the rule does not tell
 */
export function readRule(
  state: TenantState,
  rule: string,
  processingState: ProcessingState,
  before?: SubjectKind,
): Decision<ReadRule> {
  if (rule.trim() === "")
    return {
      ok: false,
      refusal: { code: "rule-missing", message: "the rule of a dynamic group cannot be empty" },
    };
  const result = check(rule);
  if (!result.ok && processingState === "On")
    return {
      ok: false,
      refusal: {
        code: "illegal-rule",
        message: `the rule is not legal: ${firstError(result.diagnostics)}`,
        hint: "`muster check` shows each fault with its place; a paused group keeps any rule",
        diagnostics: result.diagnostics,
      },
    };
  const subject = result.ok ? result.value.subject : undefined;
  const refusal = (subject ?? before) === "device" ? undefined : gateRefusal(state);
  if (refusal !== undefined) return { ok: false, refusal };
  const read: ReadRule = result.ok
    ? { isLegal: true, subject }
    : { isLegal: false, subject, errorMessage: firstError(result.diagnostics) };
  return accept(read, notesOf(result.diagnostics));
}

const firstError = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics.find(({ severity }) => severity === "error")?.message ?? "";

const notesOf = (diagnostics: readonly Diagnostic[]): Note[] =>
  diagnostics
    .filter(({ severity }) => severity === "warning")
    .map(({ code, message }) => ({ code, message }));
