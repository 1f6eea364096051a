import type { Diagnostic } from "../grammar/diagnostic.ts";

/**
 * Changes that do not fit the directory: an attribute that rules do not know, a value of the wrong type, an id that
 * belongs to another kind of subject. Nothing of the batch was applied; `diagnostics` say what is wrong.
 */
export class RefusedChange extends TypeError {
  public override readonly name = "RefusedChange";
  public readonly diagnostics: readonly Diagnostic[];
  /** By diagnostic: which of the changes, or of the subjects of a load, it is about, counted from 0. */
  public readonly places: readonly number[];

  public constructor(diagnostics: readonly Diagnostic[], places: readonly number[]) {
    super(
      diagnostics
        .map(({ message, hint }) => (hint === undefined ? message : `${message} (${hint})`))
        .join("; "),
    );
    this.diagnostics = diagnostics;
    this.places = places;
  }
}
