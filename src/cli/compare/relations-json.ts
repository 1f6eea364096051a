import type { AnalysisOptions } from "../../analysis/analysis-options.ts";
import type { Relations } from "../../analysis/relations/relation.ts";
import type { LegalRule } from "../legal-rules.ts";

/** Writes the relations among rules, whose ids are names, as JSON. */
export const relationsJson = (
  { undecided, ...relations }: Relations,
  rules: readonly (readonly [name: string, rule: LegalRule])[],
  { now, values = "catalogued" }: AnalysisOptions,
): string =>
  JSON.stringify(
    {
      schemaVersion: 1,
      values,
      ...(now === undefined ? {} : { now: now.toISOString() }),
      rules: rules.map(([name, { checked, group, text }]) => ({
        name,
        ...(group === undefined ? {} : { groupId: group.id }),
        subject: checked.subject,
        rule: text,
      })),
      ...relations,
      undecided: undecided.map(({ undecided: why, ...question }) => ({ ...question, ...why })),
    },
    undefined,
    2,
  );
