/** Compiles `src` into a fresh `dist`, so that no file stays whose source is gone, and makes its command runnable. */

import { spawnSync } from "node:child_process";
import { chmodSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");
const compiler = join(root, "node_modules/typescript/bin/tsc");

rmSync(join(root, "dist"), { recursive: true, force: true });
const { status } = spawnSync(process.execPath, [compiler, "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
if (status === 0) exposeCommand();
process.exitCode = status ?? 1;

/** npm links a package's own command in its cache only, and not at all if `npx muster` came before the build. */
function exposeCommand(): void {
  chmodSync(join(root, "dist/cli/main.js"), 0o755);
  if (process.platform === "win32") return;
  const link = join(root, "node_modules/.bin/muster");
  rmSync(link, { force: true });
  symlinkSync("../../dist/cli/main.js", link);
}
