import { configName, findConfig } from "../config/find-config.ts";
import { readConfig } from "../config/read-config.ts";
import type { Config, ReadConfig } from "../config/config.ts";
import { nearestOf } from "../../check/resolve.ts";
import type { FailLevel } from "../../exchange/reports/report.ts";
import { lintKinds } from "../../lint/lint-kinds.ts";
import type { LintKind } from "../../lint/lint-options.ts";
import { UsageError } from "../usage-error.ts";

/** By which measures rules are looked at, as options say it. */
export interface MeasureOptions {
  /** A file, or `false` where none is wanted. */
  readonly config?: string | false | undefined;
  readonly lints?: string | undefined;
  readonly failLevel?: FailLevel | undefined;
}

/** By which measures rules are looked at. */
export interface Measures {
  readonly config: Config;
  readonly placeOf: ReadConfig["placeOf"];
  readonly kinds: readonly LintKind[];
  readonly failLevel: FailLevel;
}

/** Takes the measures from the options, then from the configuration, then as usual. */
export async function measuresOf(options: MeasureOptions): Promise<Measures> {
  const kinds = options.lints === undefined ? undefined : kindsIn(options.lints);
  const { config, placeOf } = await configOf(options.config);
  return {
    config,
    placeOf,
    kinds: kinds ?? config.lints ?? allKinds,
    failLevel: options.failLevel ?? config.failLevel ?? "warning",
  };
}

async function configOf(wanted: string | false | undefined): Promise<ReadConfig> {
  const file = wanted === undefined ? findConfig(process.cwd()) : wanted;
  if (file === undefined || file === false) return { config: {}, placeOf: () => configName };
  return readConfig(file);
}

const isKind = (given: string): given is LintKind => Object.hasOwn(lintKinds, given);

const allKinds: readonly LintKind[] = Object.keys(lintKinds).filter(isKind);

function kindsIn(given: string): LintKind[] {
  const names = given.split(",").map((one) => one.trim());
  const unknown = names.find((one) => !isKind(one));
  if (unknown === undefined) return names.filter(isKind);
  const nearest = nearestOf(unknown, allKinds);
  throw new UsageError(
    `--lints: \`${unknown}\` is no kind of lints`,
    nearest === undefined ? `there are ${allKinds.join(", ")}` : `did you mean \`${nearest}\`?`,
  );
}
