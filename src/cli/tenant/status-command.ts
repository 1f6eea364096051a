import { isProcessed } from "../../tenant/is-processed.ts";
import { portalStatusOf } from "../../tenant/portal-status.ts";
import type { Group } from "../../tenant/group.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { formatOption } from "../options.ts";
import { plural } from "../plural.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { namesOf, productName } from "./names.ts";
import { reading } from "./open-session.ts";
import { showRows } from "./show-rows.ts";
import { settingRows } from "./show-settings.ts";
import { membershipsOf } from "./show-summary.ts";
import { showVerdict } from "./show-verdict.ts";
import { statusText } from "./status-text.ts";

/** Registers `muster status`. */
export function addStatus({ program, terminal, end }: Registration): void {
  program
    .command("status")
    .description(
      "Say how a tenant is: its time, settings, sizes, groups, licenses and held batches.",
    )
    .argument("<file>", "the file of the tenant")
    .addOption(formatOption())
    .addHelpText("after", "\nExample:\n  muster status contoso.db")
    .action((file: string, options: { format: "pretty" | "json" }) =>
      end(reading(file, (tenant) => statusCommand(tenant, options.format, terminal))),
    );
}

function statusCommand(tenant: Tenant, format: "pretty" | "json", terminal: Terminal): ExitCode {
  if (format === "json") terminal.print(asJson(tenant));
  else show(tenant, terminal);
  return exitCode.fine;
}

function show(tenant: Tenant, terminal: Terminal): void {
  const { print, colors } = terminal;
  const groups = tenant.groups();
  const { needed, seats } = tenant.verdict();
  showRows(
    [
      ["time", tenant.now.toISOString()],
      ["batches", of(tenant.batch)],
      ...settingRows(tenant.settings),
      ["subjects", of(tenant.stats().subjects)],
      ["memberships", of(membershipsOf(tenant))],
      ["groups", byStatus(groups)],
      [
        "licenses",
        tenant
          .licenses()
          .map(({ sku, seats: bought }) => `${productName(sku)} ${of(bought)}`)
          .join(", ") || "none",
      ],
      ["licenses needed", `${of(needed)} of ${of(seats)}`],
      ["held", plural(tenant.held().length, "batch")],
    ],
    terminal,
  );
  const names = namesOf(tenant);
  for (const group of groups)
    if (isOutOfOrder(group)) print(colors.yellow(`${names.group(group.id)}: ${statusText(group)}`));
  const more = showVerdict(tenant.verdict());
  if (more !== undefined) print(colors.red(more));
}

const of = (count: number): string => count.toLocaleString("en-US");

/** A group that nobody stopped, and that is not processed all the same. */
const isOutOfOrder = (group: Group): boolean =>
  group.membershipType === "Dynamic" && group.processingState === "On" && !isProcessed(group);

function byStatus(groups: readonly Group[]): string {
  const said = Array.from(
    countsOf(groups),
    ([status, count]) => `${of(count)} ${status.toLowerCase()}`,
  );
  return [of(groups.length), ...(said.length === 0 ? [] : [said.join(", ")])].join(": ");
}

/** How many groups there are of each of the portal's words; those without one are assigned. */
function countsOf(groups: readonly Group[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const group of groups) {
    const status = portalStatusOf(group) ?? "Assigned";
    counts.set(status, (counts.get(status) ?? 0) + 1);
  }
  return counts;
}

function asJson(tenant: Tenant): string {
  const groups = tenant.groups();
  return JSON.stringify(
    {
      schemaVersion: 1,
      time: tenant.now,
      nextDue: tenant.nextDue() ?? null,
      batch: tenant.batch,
      settings: tenant.settings,
      subjects: tenant.stats().subjects,
      memberships: membershipsOf(tenant),
      groups: Object.fromEntries(countsOf(groups)),
      outOfOrder: groups.filter(isOutOfOrder).map((group) => ({
        groupId: group.id,
        group: group.displayName,
        status: statusText(group),
        staleSince: group.staleSince ?? null,
      })),
      licenses: tenant.licenses(),
      verdict: tenant.verdict(),
      held: tenant.held().map(({ id, at, joined, left }) => ({ id, at, joined, left })),
    },
    undefined,
    2,
  );
}
