import type { SubjectData } from "./properties.ts";
import type { SubjectKind } from "../schema/property.ts";

/**
 * One edit to the directory.
 *
 * `upsert` replaces all attributes of a subject, new or known; `patch` sets the named ones and leaves the rest, where
 * `null` clears; `remove` takes the subject away.
 */
export type Change =
  | ({ readonly kind: "upsert" | "patch" } & SubjectData)
  | { readonly kind: "remove"; readonly subject: SubjectKind; readonly id: string };
