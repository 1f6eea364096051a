import type { Diagnostic } from "../grammar/diagnostic.ts";

/**
 * Changes that do not fit the directory: an attribute that rules do not know, a value of the wrong type, an id that
 * belongs to another kind of subject. Nothing of the batch was applied; `diagnostics` say what is wrong.
 */
export class RefusedChange extends TypeError {
  public override readonly name = "RefusedChange";
  public readonly diagnostics: readonly Diagnostic[];

  public constructor(diagnostics: readonly Diagnostic[]) {
    super(
      diagnostics
        .map(({ message, hint }) => (hint === undefined ? message : `${message} (${hint})`))
        .join("; "),
    );
    this.diagnostics = diagnostics;
  }
}
