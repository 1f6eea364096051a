/** A path with slashes between its parts, whatever the machine writes, and without a leading `./`. */
export const slashed = (path: string): string =>
  path.replaceAll("\\", "/").replace(/^(?:\.\/+)+/u, "");

/**
 * The URI reference of a path: relative where the path is, `file:` where it is absolute. All that URIs do not allow
 * is percent-encoded.
 */
export function uriOfPath(path: string): string {
  const whole = slashed(path);
  const drive = /^([a-z]:)\//iu.exec(whole)?.[1];
  if (drive !== undefined) return `file:///${drive}${encoded(whole.slice(drive.length))}`;
  if (whole.startsWith("//")) return `file:${encoded(whole)}`;
  return whole.startsWith("/") ? `file://${encoded(whole)}` : encoded(whole);
}

/** A colon is encoded too: before the first slash it would end the name of a scheme. A lone surrogate has no encoding. */
const encoded = (path: string): string =>
  path
    .toWellFormed()
    .split("/")
    .map((part) => encodeURIComponent(part))
    .join("/");
