import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** How a configuration is called. */
export const configName = "muster.config.json";

/**
 * Finds the configuration of a folder: in itself, or the nearest above it, up to the folder that holds `.git`. Nobody's
 * configuration outside of the repository counts.
 *
 * @returns its path as seen from the folder
 */
export function findConfig(folder: string): string | undefined {
  let at = resolve(folder);
  for (;;) {
    const file = join(at, configName);
    if (existsSync(file)) return relative(resolve(folder), file);
    const above = dirname(at);
    if (above === at || existsSync(join(at, ".git"))) return undefined;
    at = above;
  }
}
