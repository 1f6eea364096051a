import { existsSync, rmSync } from "node:fs";
import { type Command, Option } from "commander";
import { guestLevels } from "../../directory/guest-access.ts";
import { createTenant, openTenant } from "../../persistence/open-tenant.ts";
import { isTenantFile } from "../../persistence/tenant-file.ts";
import { faultOf } from "../../tenant/commands/settings-command.ts";
import { type BatchLimits, defaultSettings, type TenantSettings } from "../../tenant/settings.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { formatOption, nowOption } from "../options.ts";
import type { Registration } from "../registration.ts";
import type { Terminal } from "../terminal.ts";
import { timeOption } from "../time-option.ts";
import { UsageError } from "../usage-error.ts";
import { settingRows } from "./show-settings.ts";
import { showRows } from "./show-rows.ts";

/** Registers `muster init`. */
export function addInit({ program, terminal, end }: Registration): void {
  const command = program
    .command("init")
    .description("Make a file for a new tenant.")
    .argument("<file>", "the file, which must not be there yet")
    .option(
      "--domain <domain>",
      "a domain of the host, the main one first; may be repeated",
      another,
      [],
    )
    .addOption(
      new Option("--gate <gate>", "what to do beyond the licenses")
        .choices(["enforce", "report", "off"])
        .default(defaultSettings.gate),
    )
    .addOption(
      new Option("--guest-level <level>", "how much of the directory guests may read")
        .choices(guestLevels.map(({ level }) => level))
        .default(defaultSettings.guestLevel),
    )
    .option("--usage-location <country>", "the country of users who have none, as two letters");
  addLimits(command)
    .option("--protect <id>", "a user whom no batch moves unseen; may be repeated", another, [])
    .option("--overwrite", "take the place of a tenant's file that nobody has open")
    .addOption(nowOption("the time of the tenant; the present where left out"))
    .addOption(formatOption())
    .addHelpText(
      "after",
      "\nExample:\n  muster init contoso.db --domain contoso.com --domain contoso.onmicrosoft.com --max-leavers 100",
    )
    .action((file: string, options: InitOptions) => end(initCommand(file, options, terminal)));
}

const another = (given: string, earlier: readonly string[]): readonly string[] => [
  ...earlier,
  given,
];

/** The same limits for the tenant, and with `--group-` for each group. */
const addLimits = (command: Command): Command =>
  ["", "group-"].reduce((on, prefix) => {
    const whole = prefix === "" ? "all groups together" : "each group";
    return on
      .option(`--${prefix}max-joiners <number>`, `most joiners of one batch, for ${whole}`)
      .option(`--${prefix}max-leavers <number>`, `most leavers of one batch, for ${whole}`)
      .option(`--${prefix}max-joiners-percent <number>`, "the same in per cent of those there")
      .option(`--${prefix}max-leavers-percent <number>`, "the same in per cent of those there");
  }, command);

/** What `muster init` is asked. */
interface InitOptions {
  readonly domain: readonly string[];
  readonly gate: TenantSettings["gate"];
  readonly guestLevel: TenantSettings["guestLevel"];
  readonly usageLocation?: string | undefined;
  readonly protect: readonly string[];
  readonly overwrite?: boolean | undefined;
  readonly now?: string | undefined;
  readonly format: "pretty" | "json";
  readonly [limit: string]: unknown;
}

function initCommand(file: string, options: InitOptions, terminal: Terminal): ExitCode {
  const settings = settingsOf(options);
  const fault = faultOf({ ...defaultSettings, ...settings });
  if (fault !== undefined) throw new UsageError(fault, "`muster init --help` lists the options");
  const now = timeOption("--now", options.now) ?? new Date();
  if (options.overwrite === true) takeAway(file);
  const tenant = createTenant(file, { now, settings });
  try {
    if (options.format === "json")
      terminal.print(
        JSON.stringify({ schemaVersion: 1, file, now, settings: tenant.settings }, undefined, 2),
      );
    else
      showRows(
        [["made", file], ["time", now.toISOString()], ...settingRows(tenant.settings)],
        terminal,
      );
    return exitCode.fine;
  } finally {
    tenant.close();
  }
}

const settingsOf = (options: InitOptions): Partial<TenantSettings> => ({
  domains: options.domain.length === 0 ? defaultSettings.domains : options.domain,
  gate: options.gate,
  guestLevel: options.guestLevel,
  ...(options.usageLocation === undefined
    ? {}
    : { usageLocation: options.usageLocation.toUpperCase() }),
  limits: limitsOf(options, "max"),
  groupLimits: limitsOf(options, "groupMax"),
  protectedUsers: options.protect,
});

const limitsOf = (options: InitOptions, prefix: string): BatchLimits =>
  Object.fromEntries(
    (["Joiners", "Leavers", "JoinersPercent", "LeaversPercent"] as const).flatMap((name) => {
      const given = options[`${prefix}${name}`];
      if (typeof given !== "string") return [];
      const limit = Number(given);
      if (given.trim() === "" || !(limit >= 0))
        throw new UsageError(`\`${given}\` is no limit`, "give a number from 0 on");
      return [[`${name.charAt(0).toLowerCase()}${name.slice(1)}`, limit]];
    }),
  );

/**
 * Deletes the file of a tenant, and nothing else ever.
 *
 * @throws UsageError for a file that is something else, or that somebody has open
 */
function takeAway(file: string): void {
  if (!existsSync(file)) return;
  if (!isTenantFile(file))
    throw new UsageError(
      `${file}: this is no file of a tenant, so it stays as it is`,
      "choose another name, or delete the file yourself",
    );
  // Whoever has it open for writing is named by this; the last to close it takes the files beside it along.
  openTenant(file).close();
  if (existsSync(`${file}-shm`))
    throw new UsageError(`${file}: somebody is reading it`, "close it there first");
  for (const ending of ["", "-wal"]) rmSync(`${file}${ending}`, { force: true });
}
