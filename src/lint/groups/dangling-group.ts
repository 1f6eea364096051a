import type { Diagnostic } from "../../grammar/diagnostic.ts";
import { isGuid } from "../../grammar/guid.ts";
import { report } from "../../grammar/report.ts";
import type { Span } from "../../grammar/span.ts";
import { fold } from "../../text/ignore-case.ts";
import { eachOrAll, listed } from "../each-or-all.ts";
import type { KnownGroup } from "./known-groups.ts";
import type { RuleLint } from "../lint.ts";
import { shownNumber } from "../out-of.ts";
import { shownValue } from "../shown-value.ts";

/**
 * An id in `memberOf` that no known group has. Where a known group goes by something else than an object id, as one
 * does that is still to be made, the ids are not all known, and nothing is said.
 */
export const danglingGroup: RuleLint = ({ condition }, { groups = [], groupId }) => {
  if (condition.kind !== "member-of" || groups.length === 0) return [];
  if (!groups.every(({ id }) => isGuid(id))) return [];
  const known = new Set(groups.map(({ id }) => fold(id)));
  if (groupId !== undefined) known.add(fold(groupId));
  const { items, span } = condition.written.groups;
  const missing = items
    .filter((item) => item.kind === "string")
    .filter(({ value }) => isGuid(value) && !known.has(fold(value)));
  return eachOrAll(
    missing,
    ({ value, span: place }) => dangling(place, [value], groups),
    (all) =>
      dangling(
        span,
        all.map(({ value }) => value),
        groups,
      ),
  );
};

const dangling = (
  span: Span,
  ids: readonly string[],
  { length }: readonly KnownGroup[],
): Diagnostic =>
  report(
    "dangling-id",
    span,
    `none of ${shownNumber(length)} known groups has the id ${listed(ids.map(shownValue))}`,
    { hint: "see whether the group was deleted" },
  );
