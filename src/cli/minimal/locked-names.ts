import type { SubjectKind } from "../../schema/property.ts";
import { findAttribute } from "../find-attribute.ts";
import { oneLine } from "../one-line.ts";
import { UsageError } from "../usage-error.ts";

/**
 * The attributes that must stay: those that are named, and `objectId`, which nobody can change.
 *
 * @throws UsageError for a name that rules do not know, and for what is no attribute of such a subject
 */
export const lockedNames = (given: readonly string[], kind: SubjectKind): readonly string[] => [
  "objectId",
  ...given.flatMap((written) => namesOf(written, kind)),
];

function namesOf(written: string, kind: SubjectKind): readonly string[] {
  const names = findAttribute(written).flatMap((attribute) =>
    attribute.kind === "property" && attribute.subject === kind ? [attribute.name] : [],
  );
  if (names.length > 0) return names;
  throw new UsageError(
    `--lock: \`${oneLine(written)}\` is no attribute of a ${kind}`,
    `name one that the rule reads, as in --lock ${kind}.displayName`,
  );
}
