import type { Applied } from "../../tenant/outcome.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { Terminal } from "../terminal.ts";
import { namesOf } from "./names.ts";
import { effectLines } from "./show-effects.ts";
import { timeOf } from "./show-step.ts";

/** Shows who joined and left because time passed. */
export function showPassing(
  tenant: Tenant,
  { at, membershipChanges, effects }: Applied,
  { print, colors }: Terminal,
): void {
  const names = namesOf(tenant);
  for (const { kind, groupId, subjectId } of membershipChanges) {
    const mark = kind === "joined" ? colors.green("+ joined") : colors.red("- left  ");
    print(
      `${colors.dim(timeOf(at))}${colors.bold(names.subject(subjectId))} ${colors.dim("as time passed")}`,
    );
    print(`  ${mark} ${names.group(groupId)}`);
  }
  for (const line of effectLines(effects, names, colors)) print(line);
}

/** The same as lines of JSON. */
export function passingAsJson(tenant: Tenant, { at, membershipChanges }: Applied): string[] {
  const names = namesOf(tenant);
  return membershipChanges.map((change) =>
    JSON.stringify({
      at: at.toISOString(),
      change: "time",
      ...change,
      group: names.group(change.groupId),
    }),
  );
}
