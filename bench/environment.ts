import { readFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";

/** What a result was measured on. */
export interface Environment {
  readonly date: string;
  readonly node: string;
  readonly cores: number;
  /** The contenders that are packages. */
  readonly versions: Readonly<Record<string, string>>;
}

/** Describes where this runs, and the versions of the packages. */
export const environmentWith = (packages: readonly string[], date: Date): Environment => ({
  date: date.toISOString().slice(0, 10),
  node: process.versions.node,
  cores: availableParallelism(),
  versions: Object.fromEntries(packages.map((name) => [name, versionOf(name)])),
});

function versionOf(name: string): string {
  const path = join(import.meta.dirname, "..", "node_modules", name, "package.json");
  const manifest = JSON.parse(readFileSync(path, "utf8")) as { readonly version: string };
  return manifest.version;
}
