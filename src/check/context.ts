import type { Diagnostic } from "../grammar/diagnostic.ts";
import type { Property, SubjectKind } from "../schema/property.ts";

/** What is known while a rule is checked. */
export interface Context {
  /** Whom the rule is about: asked for by the caller, or said by the first prefix. */
  readonly subject: SubjectKind;
  /** The text that is checked; empty where a tree is. */
  readonly text: string;
  /** Whether the caller asked for the subject. */
  readonly isAsked: boolean;
  /** The collection whose items the surrounding quantifier looks at. */
  readonly collection: Property | undefined;
  readonly diagnostics: Diagnostic[];
  /** Canonical names of the properties read so far. */
  readonly reads: Set<string>;
}
