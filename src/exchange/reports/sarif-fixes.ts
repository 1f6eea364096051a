import type { Fix } from "../../grammar/diagnostic.ts";
import type { Finding } from "../finding.ts";

/**
 * The fixes of a finding as SARIF has them, those that are sure first. One of which a part cannot be written back into
 * the file is left out: half a fix is none.
 *
 * @param artifactLocation the file, as SARIF names it
 */
export function sarifFixes(finding: Finding, artifactLocation: object): object[] {
  const { fixes = [] } = finding.diagnostic;
  const inOrder = [
    ...fixes.filter(({ certainty }) => certainty === "sure"),
    ...fixes.filter(({ certainty }) => certainty === "guess"),
  ];
  return inOrder.flatMap((fix) => {
    const replacements = replacementsOf(fix, finding);
    return replacements === undefined
      ? []
      : [
          {
            description: { text: titleOf(fix) },
            artifactChanges: [{ artifactLocation, replacements }],
          },
        ];
  });
}

/** The title, with how sure the fix is where that is not plain. */
function titleOf({ title, certainty, proof }: Fix): string {
  if (proof !== undefined) return `${title} (proved to change nothing)`;
  return certainty === "sure" ? title : `${title} (a guess)`;
}

function replacementsOf({ edits }: Fix, { source }: Finding): object[] | undefined {
  const written = edits.map(({ span, text }) => source.editOf(span, text));
  const possible = written.filter((edit) => edit !== undefined);
  if (possible.length < written.length || possible.length === 0) return undefined;
  return possible.map(({ start, end, text }) => ({
    deletedRegion: { charOffset: start, charLength: end - start },
    insertedContent: { text },
  }));
}
