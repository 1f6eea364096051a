import { existsSync, statSync } from "node:fs";
import { glob, isDynamicPattern } from "tinyglobby";
import { UsageError } from "../usage-error.ts";

/**
 * The files of rule tests among files, folders and patterns, in the order of their names: of a folder those that end in
 * `.test.yaml` or `.test.yml`, also in the folders within. The present folder where nothing is named.
 *
 * @throws UsageError where there is none, or no file or folder has a name that is given
 */
export async function findTestFiles(given: readonly string[]): Promise<readonly string[]> {
  const found = new Set<string>();
  for (const name of given.length === 0 ? ["."] : given)
    for (const file of await filesOf(name)) found.add(file);
  return [...found];
}

async function filesOf(name: string): Promise<readonly string[]> {
  if (name === "-") return [name];
  if (!existsSync(name)) {
    const files = isDynamicPattern(name)
      ? await glob(name, { ignore, expandDirectories: false })
      : [];
    if (files.length > 0) return files.toSorted();
    throw new UsageError(`${name}: there is no such file or folder`, "check the path");
  }
  if (!statSync(name).isDirectory()) return [name];
  const files = await glob("**/*.test.{yaml,yml}", { cwd: name, ignore });
  if (files.length === 0)
    throw new UsageError(
      `${name}: there are no rule tests in this folder`,
      "files of rule tests end in `.test.yaml` or `.test.yml`",
    );
  const before = name === "." ? "" : `${name.replace(/[/\\]+$/u, "")}/`;
  return files.toSorted().map((file) => `${before}${file}`);
}

const ignore = ["**/node_modules/**", "**/.git/**"];
