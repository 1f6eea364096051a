import { InvalidArgumentError, Option } from "commander";
import { channels, type Channel } from "../analysis/reach/channels.ts";
import { isUntrusted } from "../lint/security/open-channels.ts";
import { measuresOf } from "./check/measures.ts";
import { type ExitCode, exitCode, worse } from "./exit-code.ts";
import { legalRules } from "./legal-rules.ts";
import {
  budgetOption,
  formatOption,
  groupOption,
  groupsOption,
  nowOption,
  ruleOption,
} from "./options.ts";
import { budgetOf } from "./budget-option.ts";
import { progressBar } from "./progress.ts";
import { type RuleReach, reachOf } from "./reach/reach-of.ts";
import { rulesAsked } from "./rules-asked.ts";
import { showJson } from "./reach/show-json.ts";
import { showPretty } from "./reach/show-pretty.ts";
import type { Registration } from "./registration.ts";
import type { RuleOptions } from "./rules-input.ts";
import type { Terminal } from "./terminal.ts";
import { timeOption } from "./time-option.ts";
import { UsageError } from "./usage-error.ts";

/** Registers `muster reach`. */
export function addReach({ program, terminal, end }: Registration): void {
  program
    .command("reach")
    .description(
      "Say of each rule who can talk their way in: the invitation or the edit that does it, or that nobody can.",
    )
    .usage("[options] <tenant>  |  [options] [files...]")
    .argument(
      "[files...]",
      "the file of a tenant; or files with one rule each, or lists of groups; - for standard input",
    )
    .addOption(ruleOption())
    .addOption(groupsOption())
    .addOption(groupOption())
    .addOption(
      new Option(
        "--channel <channel>",
        "a way of writing to ask about; may be repeated; those that are not trusted where left out",
      )
        .choices(allChannels)
        .argParser(anotherChannel),
    )
    .option(
      "--domain <domain>",
      "a domain of the tenant, the main one first; may be repeated; a tenant's file says them itself",
      anotherDomain,
    )
    .option("--config <file>", "a configuration; the nearest muster.config.json where left out")
    .option("--no-config", "take no configuration")
    .addOption(nowOption("what system.now means; any time where left out"))
    .addOption(budgetOption())
    .addOption(formatOption())
    .addHelpText("after", examples)
    .action(async (files: string[], options: ReachCommandOptions) =>
      end(await reachCommand(files, options, terminal)),
    );
}

const allChannels = Object.keys(channels).filter((name): name is Channel =>
  Object.hasOwn(channels, name),
);

function anotherDomain(given: string, earlier: readonly string[] = []): readonly string[] {
  if (aDomain.test(given)) return [...earlier, given];
  throw new InvalidArgumentError("Write a domain as in contoso.com.");
}

const aDomain = /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z\d-]{2,}$/i;

function anotherChannel(given: string, earlier: readonly Channel[] = []): readonly Channel[] {
  const channel = allChannels.find((one) => one === given);
  if (channel !== undefined) return [...earlier, channel];
  throw new InvalidArgumentError(`There are ${allChannels.join(", ")}.`);
}

const examples = `
Examples:
  muster reach --rule 'user.mail -contains "@contoso.com"'
  muster reach groups.json --domain contoso.com --domain contoso.onmicrosoft.com
  muster reach groups.json --group Finance --channel inviter --channel "home tenant"
  muster reach contoso.db --format json`;

/** What `muster reach` is asked. */
interface ReachCommandOptions extends RuleOptions {
  readonly channel?: readonly Channel[] | undefined;
  readonly domain?: readonly string[] | undefined;
  readonly config?: string | false | undefined;
  readonly now?: string | undefined;
  readonly budget?: string | undefined;
  readonly format: "pretty" | "json";
}

async function reachCommand(
  files: readonly string[],
  options: ReachCommandOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const now = timeOption("--now", options.now);
  const budget = budgetOf(options.budget);
  const { config } = await measuresOf({ config: options.config });
  const { rules, domains: own } = await rulesAsked(files, options);
  if (own !== undefined && options.domain !== undefined)
    throw new UsageError("a tenant's file says its domains itself", "leave out --domain");
  const domains = own ?? options.domain ?? [];
  const asked = allChannels.filter(
    (channel) => options.channel?.includes(channel) ?? isUntrusted(channel, config),
  );
  const legal = legalRules(rules, terminal);
  const [host] = domains;
  const progress = progressBar();
  const told = legal.map((rule, index) => {
    progress.update("asking", index, legal.length);
    return reachOf(rule, asked, { now, budget, host, ownDomains: domains });
  });
  progress.stop();
  if (options.format === "json") showJson(told, terminal);
  else showPretty(told, terminal);
  return told.reduce<ExitCode>(
    (code, reach) => worse(code, codeOf(reach)),
    legal.length < rules.length ? exitCode.illegal : exitCode.fine,
  );
}

function codeOf({ told }: RuleReach): ExitCode {
  if (told.some(({ answer }) => answer.holds === undefined)) return exitCode.undecided;
  return told.some(({ answer }) => answer.holds === true) ? exitCode.findings : exitCode.fine;
}
