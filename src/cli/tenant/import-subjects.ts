import { check } from "../../check/check.ts";
import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Properties, PropertyValue } from "../../directory/properties.ts";
import type { SubjectKind } from "../../schema/property.ts";
import type { Group } from "../../tenant/group.ts";
import { isProcessed } from "../../tenant/is-processed.ts";
import type { LoadedSubject } from "../../tenant/load.ts";
import type { Outcome } from "../../tenant/outcome.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { Progress } from "../progress.ts";
import { subjectsIn } from "../subjects-input.ts";

/** The users and devices of files, and what the files do not tell of them. */
export interface FoundSubjects {
  readonly subjects: readonly LoadedSubject[];
  /** How many of them the tenant did not know. */
  readonly fresh: number;
  /** By kind: the attributes that the file does not tell of somebody; `undefined` where there is no file. */
  readonly untold: Readonly<Record<SubjectKind, ReadonlySet<string> | undefined>>;
  /** The same, of those whom the tenant did not know: it knows nothing of the attributes either. */
  readonly unheard: Readonly<Record<SubjectKind, ReadonlySet<string>>>;
}

/** Reads users and devices. What a file does not tell of somebody whom the tenant knows stays as it is. */
export async function findSubjects(
  tenant: Tenant,
  files: Readonly<Record<SubjectKind, string | undefined>>,
  rules: readonly CheckedRule[],
  progress: Progress,
): Promise<FoundSubjects> {
  const subjects: LoadedSubject[] = [];
  const untold: Record<SubjectKind, Set<string> | undefined> = {
    user: undefined,
    device: undefined,
  };
  const unheard = { user: new Set<string>(), device: new Set<string>() };
  let fresh = 0;
  for (const kind of ["user", "device"] as const) {
    const file = files[kind];
    if (file === undefined) continue;
    untold[kind] ??= new Set();
    for await (const { subject, id, properties, unknown, account } of subjectsIn(
      file,
      kind,
      rules.filter((rule) => rule.subject === kind),
      progress,
    )) {
      const known = tenant.attributesOf(id);
      if (known === undefined) fresh++;
      const ofKind = (untold[subject] ??= new Set());
      for (const name of unknown) {
        ofKind.add(name);
        if (known === undefined) unheard[subject].add(name);
      }
      const kept = known === undefined ? properties : { ...pick(known, unknown), ...properties };
      subjects.push({
        subject,
        id,
        properties: kept,
        ...(account === undefined ? {} : { account }),
      });
    }
  }
  return { subjects, fresh, untold, unheard };
}

const pick = (known: Properties, names: ReadonlySet<string>): Properties =>
  Object.fromEntries(
    Array.from(names, (name): [string, PropertyValue] => [name, known[name] ?? null]).filter(
      ([, value]) => value !== null,
    ),
  );

/** The groups of the tenant that would take what nobody has told for unset, with what that is. */
export function inDoubt(
  tenant: Tenant,
  { unheard }: FoundSubjects,
): { readonly group: Group; readonly missing: readonly string[] }[] {
  if (unheard.user.size + unheard.device.size === 0) return [];
  return tenant.groups().flatMap((group) => {
    if (!isProcessed(group)) return [];
    const result = check(group.membershipRule ?? "");
    if (!result.ok) return [];
    const missing = result.value.reads.filter((name) => unheard[result.value.subject].has(name));
    return missing.length === 0 ? [] : [{ group, missing }];
  });
}

/** Takes the subjects into the tenant as one batch. */
export const loadSubjects = (
  tenant: Tenant,
  subjects: readonly LoadedSubject[],
  progress: Progress,
): Outcome => tenant.load(counted(subjects, progress));

function* counted(
  subjects: readonly LoadedSubject[],
  progress: Progress,
): Generator<LoadedSubject> {
  for (const [index, subject] of subjects.entries()) {
    if (index % 1000 === 0) progress.update("loading", index, subjects.length);
    yield subject;
  }
}
