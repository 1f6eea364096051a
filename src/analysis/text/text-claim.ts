import type { Version } from "../../check/version.ts";
import type { Pattern } from "../../text/pattern/pattern.ts";

/** What can be claimed of a text that is set, letter case aside. Folded texts are compared; the written ones are shown. */
export type TextClaim = PlainClaim & {
  /** The claim is about what is made of the text: its image. */
  readonly image?: Image;
};

type PlainClaim =
  /** One of some texts, by their folds, each with how it is written; none of them is empty. */
  | { readonly kind: "in"; readonly texts: ReadonlyMap<string, string> }
  /** Starts with, ends with, or contains a text that is not empty. */
  | {
      readonly kind: "start" | "end" | "part";
      readonly folded: string;
      readonly written: string;
    }
  | { readonly kind: "match"; readonly source: string; readonly pattern: Pattern }
  /** A dotted number at or above, or at or below, another one. */
  | { readonly kind: "order"; readonly operator: "ge" | "le"; readonly version: Version };

/** A text made of another one: some units replaced, then something put before it and behind it. */
export interface Image {
  readonly before: string;
  readonly behind: string;
  /** UTF-16 units by what stands in their place: exactly one unit each. */
  readonly replaced: ReadonlyMap<number, number>;
}

/** A claim that must hold of a text, or must not. */
export interface TextDemand {
  readonly claim: TextClaim;
  readonly holds: boolean;
}
