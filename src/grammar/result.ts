import type { Diagnostic } from "./diagnostic.ts";

/** A value with the warnings that travel with it, or the diagnostics that say why there is none. */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly diagnostics: readonly Diagnostic[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
