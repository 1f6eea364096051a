import type { RefusalCode } from "./refusal-codes.ts";
import type { Decision, Note, Refusal } from "./refusal.ts";

/** Decides for a value, with what to think of. */
export const accept = <T>(value: T, notes: readonly Note[] = []): Decision<T> => ({
  ok: true,
  value,
  notes,
});

/** Decides against, and says why. */
export const refuse = (
  code: RefusalCode,
  message: string,
  advice: Pick<Refusal, "hint" | "allowedBy"> = {},
): { readonly ok: false; readonly refusal: Refusal } => ({
  ok: false,
  refusal: { code, message, ...advice },
});
