import type { RuleOptions } from "../rules-input.ts";

/** What `muster minimal` is asked. */
export interface MinimalOptions extends RuleOptions {
  readonly users?: string | undefined;
  readonly devices?: string | undefined;
  readonly id?: string | undefined;
  readonly now?: string | undefined;
  readonly wanted?: "in" | "out" | undefined;
  readonly lock?: readonly string[] | undefined;
  readonly values: "catalogued" | "any";
  readonly budget?: string | undefined;
  readonly format: "pretty" | "json";
}
