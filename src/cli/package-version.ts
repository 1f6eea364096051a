import { readFileSync } from "node:fs";

const manifest: unknown = JSON.parse(
  readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
);

/** The version of the package that this command belongs to. */
export const packageVersion: string = textOf("version") ?? "unknown";

/** The address at which the package's files can be read, where its manifest names one. */
export const packageHome: string | undefined = textOf("homepage");

function textOf(key: string): string | undefined {
  const isManifest = typeof manifest === "object" && manifest !== null;
  const entry = isManifest ? Object.entries(manifest).find(([name]) => name === key) : undefined;
  const value: unknown = entry?.[1];
  return typeof value === "string" ? value : undefined;
}
