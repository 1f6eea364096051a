import { readFileSync } from "node:fs";

/** The version of the package that this command belongs to. */
export const packageVersion: string = versionIn(
  JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8")),
);

function versionIn(manifest: unknown): string {
  const isManifest = typeof manifest === "object" && manifest !== null && "version" in manifest;
  return isManifest && typeof manifest.version === "string" ? manifest.version : "unknown";
}
