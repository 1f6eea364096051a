import { check } from "../../check/check.ts";
import type { GroupRecord } from "../../exchange/group-record.ts";
import { readGroups } from "../../exchange/read-groups.ts";
import type { License } from "../../licensing/gate.ts";
import type { Outcome } from "../../tenant/outcome.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { type ExitCode, exitCode, worse } from "../exit-code.ts";
import { openInput } from "../input.ts";
import { collectLicense } from "../license-option.ts";
import { devicesOption, formatOption, groupsOption, nowOption, usersOption } from "../options.ts";
import { type Progress, progressBar } from "../progress.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";
import { Doubts } from "./doubts.ts";
import { type ImportedGroups, importGroups } from "./import-groups.ts";
import { findSubjects, inDoubt, loadSubjects } from "./import-subjects.ts";
import { licenseCommands } from "./license-commands.ts";
import { type WriteOptions, writing } from "./open-session.ts";
import { pruning, type Surplus, surplusOf } from "./prune.ts";
import { type Imported, importAsJson, showImport } from "./show-import.ts";

/** Registers `muster import`. */
export function addImport({ program, terminal, end }: Registration): void {
  program
    .command("import")
    .description("Take licenses, users, devices and groups into a tenant.")
    .argument("<file>", "the file of the tenant")
    .addOption(usersOption())
    .addOption(devicesOption())
    .addOption(groupsOption())
    .option(
      "--license <sku=seats>",
      "seats of a product, as in SPE_E3=1200 or SPE_E3=1200,2027-01-31; may be repeated",
      collectLicense,
      [],
    )
    .option("--prune", "take away what is in the tenant and not in the files")
    .addOption(nowOption("the time of the tenant goes on to this; to the present where left out"))
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExample:\n  muster import contoso.db --users users.csv --groups groups.json --license SPE_E3=1200",
    )
    .action(async (file: string, options: ImportOptions) =>
      end(await importCommand(file, options, terminal)),
    );
}

/** What `muster import` is asked. */
interface ImportOptions extends WriteOptions {
  readonly users?: string | undefined;
  readonly devices?: string | undefined;
  readonly groups?: string | undefined;
  readonly license: readonly License[];
  readonly prune?: boolean | undefined;
}

async function importCommand(
  file: string,
  options: ImportOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { users, devices, groups, license } = options;
  if (users === undefined && devices === undefined && groups === undefined && license.length === 0)
    throw new UsageError(
      "there is nothing to import",
      "name files with --users, --devices or --groups, or seats with --license",
    );
  return writing(file, options, terminal, async ({ tenant }) => {
    const progress = progressBar();
    const imported = await importAll(tenant, options, progress).finally(progress.stop);
    if (options.format === "json") terminal.print(importAsJson(tenant, imported));
    else showImport(tenant, imported, terminal);
    return codeOf(imported);
  });
}

async function importAll(
  tenant: Tenant,
  options: ImportOptions,
  progress: Progress,
): Promise<Imported> {
  const records = options.groups === undefined ? undefined : await recordsIn(options.groups);
  const rules = [...rulesOf(records ?? []), ...tenant.groups().map(ruleOf)].flatMap((rule) => {
    const result = check(rule);
    return result.ok ? [result.value] : [];
  });
  const files = { user: options.users, device: options.devices };
  const found = await findSubjects(tenant, files, rules, progress);
  const licenses = licenseCommands(options.license);
  const licensed = licenses.length === 0 ? undefined : tenant.execute(licenses);
  const doubtful = inDoubt(tenant, found);
  if (doubtful.length > 0)
    demand(tenant.execute(doubtful.map(({ group }) => ({ kind: "pause", groupId: group.id }))));
  const sums = {
    licenses: options.license.length,
    subjects: found.subjects.length,
    fresh: found.fresh,
    doubtful,
  };
  const loaded =
    found.subjects.length === 0 ? undefined : loadSubjects(tenant, found.subjects, progress);
  const held = [...heldOf("licenses", licensed), ...heldOf("users and devices", loaded)];
  // Groups and their members build on the users: without them they would come out wrong.
  if (loaded?.kind === "held")
    return { ...sums, held, groups: undefined, surplus: nothing, pruned: undefined };
  const groups =
    records === undefined
      ? undefined
      : importGroups(tenant, records, new Doubts(tenant, found), options.prune === true, progress);
  const surplus = surplusOf(tenant, found, records);
  const pruned = options.prune === true ? prune(tenant, surplus) : undefined;
  return { ...sums, held, groups, surplus, pruned };
}

const nothing: Surplus = { user: [], device: [], group: [] };

async function recordsIn(file: string): Promise<readonly GroupRecord[]> {
  const { bytes, file: name } = await openInput(file);
  return readGroups(bytes, { file: name });
}

const rulesOf = (records: readonly GroupRecord[]): string[] =>
  records.map(({ membershipRule = "" }) => membershipRule);

const ruleOf = ({ membershipRule = "" }: { readonly membershipRule?: string }): string =>
  membershipRule;

/** @throws UsageError where the files hold what the tenant cannot */
function demand(outcome: Outcome): void {
  if (outcome.kind !== "refused") return;
  const [first] = outcome.refusals;
  throw new UsageError(first?.message ?? "the files do not fit the tenant", first?.hint);
}

function heldOf(what: string, outcome: Outcome | undefined): Imported["held"] {
  if (outcome !== undefined) demand(outcome);
  return outcome?.kind === "held" ? [{ what, outcome }] : [];
}

function prune(tenant: Tenant, surplus: Surplus): Outcome | undefined {
  const commands = pruning(tenant, surplus);
  return commands.length === 0 ? undefined : tenant.execute(commands);
}

function codeOf({ groups, doubtful, held, pruned }: Imported): ExitCode {
  const isLeft = held.length > 0 || (pruned !== undefined && pruned.kind !== "applied");
  const ofBatches = isLeft || isUnfinished(groups) ? exitCode.findings : exitCode.fine;
  const isIllegal = groups?.refused.some(({ diagnostics }) => diagnostics !== undefined) === true;
  const isInDoubt = doubtful.length + (groups?.doubtful.length ?? 0) > 0;
  return worse(
    worse(ofBatches, isIllegal ? exitCode.illegal : exitCode.fine),
    isInDoubt ? exitCode.undecided : exitCode.fine,
  );
}

const isUnfinished = (groups: ImportedGroups | undefined): boolean =>
  groups !== undefined && groups.refused.length + groups.held.length > 0;
