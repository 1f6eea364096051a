import { stat } from "node:fs/promises";
import { isAbsolute, join, resolve, sep } from "node:path";
import { glob, isDynamicPattern } from "tinyglobby";
import { UsageError } from "./usage-error.ts";

/** A file that may hold rules. */
export interface RuleFile {
  readonly path: string;
  /** Whether it was named itself, so that it must hold rules; others lie in a folder or match a pattern. */
  readonly isNamed: boolean;
}

/**
 * Lists the files that are meant by paths: files, all that may hold rules in folders, what patterns match, `-` for
 * standard input. Each file comes once, in the order of the paths and of the names in a folder.
 *
 * @throws UsageError where there is no such file, or nothing in a folder or of a pattern
 */
export const ruleFilesIn = async (paths: readonly string[]): Promise<string[]> =>
  (await listRuleFiles(paths)).map(({ path }) => path);

/** The same, and whether each was named itself. */
export async function listRuleFiles(paths: readonly string[]): Promise<RuleFile[]> {
  const files = new Map<string, RuleFile>();
  for (const path of paths) {
    for (const file of await filesOf(path)) {
      const key = file.path === "-" ? "-" : resolve(file.path);
      const isNamed = file.isNamed || files.get(key)?.isNamed === true;
      files.set(key, { path: files.get(key)?.path ?? file.path, isNamed });
    }
  }
  return [...files.values()];
}

/** The endings of files that may hold rules. */
const ruleEndings: readonly string[] = ["rule", "json", "ndjson", "csv", "tf", "ps1"];

async function filesOf(path: string): Promise<readonly RuleFile[]> {
  if (path === "-") return [{ path, isNamed: true }];
  const kind = await kindOf(path);
  switch (kind) {
    case "file":
      return [{ path, isNamed: true }];
    case "folder": {
      const found = await inFolder(path);
      if (found.length > 0) return found;
      throw new UsageError(
        `${path}: the folder holds no file with rules`,
        `looked for files that end in ${ruleEndings.map((ending) => `.${ending}`).join(", ")}`,
      );
    }
    case "missing": {
      const pattern = patternOf(path, sep);
      if (!isDynamicPattern(pattern))
        throw new UsageError(`${path}: there is no such file`, "check the path");
      const found = await matching(pattern);
      if (found.length > 0) return found;
      throw new UsageError(`${path}: no file matches`, "check the pattern, or name the folder");
    }
    default:
      return kind satisfies never;
  }
}

async function kindOf(path: string): Promise<"file" | "folder" | "missing"> {
  try {
    return (await stat(path)).isDirectory() ? "folder" : "file";
  } catch (error) {
    // A name that no file can have may still be a pattern.
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EACCES") throw new UsageError(`${path}: reading it is not permitted`);
    return "missing";
  }
}

/** Patterns have slashes; on Windows people write backslashes, which elsewhere escape. */
export const patternOf = (path: string, separator: string): string =>
  separator === "\\" ? path.replaceAll("\\", "/") : path;

/** Links are not followed: they may lead back. */
async function inFolder(path: string): Promise<RuleFile[]> {
  const found = await glob([`**/*.{${ruleEndings.join(",")}}`], {
    cwd: path,
    ignore: skipped,
    caseSensitiveMatch: false,
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return inOrder(found.map((name) => join(path, name)));
}

async function matching(pattern: string): Promise<RuleFile[]> {
  const found = await glob([pattern], {
    ignore: skipped,
    absolute: isAbsolute(pattern),
    followSymbolicLinks: false,
    expandDirectories: false,
  });
  return inOrder(found.map((name) => join(name)));
}

const skipped: readonly string[] = ["**/node_modules/**", "**/.git/**", "**/.terraform/**"];

/** In one order on every machine, whatever its language. */
const inOrder = (paths: readonly string[]): RuleFile[] =>
  paths.toSorted((a, b) => (a < b ? -1 : Number(a > b))).map((path) => ({ path, isNamed: false }));
