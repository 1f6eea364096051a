import { type License, licenseOf, licenseStateOf } from "../../licensing/gate.ts";
import { findSku } from "../../licensing/service-plans.ts";
import type { Covered } from "../../licensing/coverage.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { Command } from "../../tenant/command.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { licenseOption } from "../license-option.ts";
import { formatOption, nowOption } from "../options.ts";
import { plural } from "../plural.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { conclude } from "./conclude.ts";
import { licenseCommands } from "./license-commands.ts";
import { namesOf, productName } from "./names.ts";
import { reading, type WriteOptions, writing } from "./open-session.ts";
import { showVerdict } from "./show-verdict.ts";

/** Registers `muster license`. */
export function addLicense({ program, terminal, end }: Registration): void {
  program
    .command("license")
    .description("List the licenses of a tenant and how many are needed, or change them.")
    .argument("<file>", "the file of the tenant")
    .argument("[licenses...]", "seats of products, as in SPE_E3=1200 or SPE_E3=1200,2027-01-31")
    .option("--remove <sku>", "a product of which there is no license any more")
    .addOption(nowOption("the time of the tenant goes on to this; to the present where left out"))
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExamples:\n  muster license contoso.db\n  muster license contoso.db SPE_E3=1200,2027-01-31",
    )
    .action(async (file: string, given: string[], options: LicenseOptions) =>
      end(await licenseCommand(file, given, options, terminal)),
    );
}

/** What `muster license` is asked. */
interface LicenseOptions extends WriteOptions {
  readonly remove?: string | undefined;
}

async function licenseCommand(
  file: string,
  given: readonly string[],
  options: LicenseOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const licenses = given.map((one): License => licenseOption(one, "license"));
  const commands: Command[] = [
    ...licenseCommands(licenses),
    ...(options.remove === undefined
      ? []
      : [{ kind: "removeLicense", sku: options.remove } as const]),
  ];
  if (commands.length === 0)
    return reading(file, (tenant) => listLicenses(tenant, options.format, terminal));
  return writing(file, options, terminal, (session) =>
    conclude(session, session.take(commands), options.format, terminal),
  );
}

function listLicenses(tenant: Tenant, format: "pretty" | "json", terminal: Terminal): ExitCode {
  const { print, note, colors, noteColors } = terminal;
  const licenses = tenant.licenses().map((record) =>
    Object.assign({}, record, {
      product: findSku(record.sku)?.title ?? record.sku,
      state: licenseStateOf(licenseOf(record), tenant.now),
    }),
  );
  const { byGroup, ...total } = tenant.coverage();
  const verdict = tenant.verdict();
  if (format === "json") {
    const groups = Array.from(byGroup, ([groupId, covered]) => ({ groupId, ...covered }));
    print(
      JSON.stringify(
        { schemaVersion: 1, licenses, coverage: { ...total, byGroup: groups }, verdict },
        undefined,
        2,
      ),
    );
    return exitCode.fine;
  }
  for (const { sku, seats, until, graceDays, state } of licenses) {
    const end =
      until === undefined ? "" : ` until ${until} and ${plural(graceDays, "day")} of grace`;
    print(`${colors.bold(productName(sku))}  ${plural(seats, "seat")}${end}  ${state}`);
  }
  if (licenses.length === 0) print("no licenses");
  const names = namesOf(tenant);
  print("");
  print(`${coveredText(total)} covered by dynamic groups`);
  for (const [groupId, covered] of byGroup)
    if (covered.users > 0) print(`  ${names.group(groupId)}  ${coveredText(covered)}`);
  const more = showVerdict(verdict);
  if (more !== undefined) print(colors.red(more));
  note(noteColors.dim(`gate: ${tenant.settings.gate}`));
  return exitCode.fine;
}

const coveredText = ({ users, guests, disabled }: Covered): string => {
  const apart = [
    ...(guests === 0 ? [] : [plural(guests, "guest")]),
    ...(disabled === 0 ? [] : [`${disabled} disabled`]),
  ].join(", ");
  return `${plural(users, "user")}${apart === "" ? "" : ` (${apart})`}`;
};
