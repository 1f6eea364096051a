import type { SubjectKind } from "../../schema/property.ts";
import { findAttribute } from "../find-attribute.ts";

/**
 * The attributes that must stay: those that are named, and `objectId`, which nobody can change.
 *
 * @throws UsageError for a name that rules do not know
 */
export const lockedNames = (given: readonly string[], kind: SubjectKind): readonly string[] => [
  "objectId",
  ...given.flatMap((written) =>
    findAttribute(written).flatMap((attribute) =>
      attribute.kind === "property" && attribute.subject === kind ? [attribute.name] : [],
    ),
  ),
];
