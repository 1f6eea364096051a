import { existsSync } from "node:fs";
import { extname } from "node:path";

/**
 * Where a module of this folder lies: as TypeScript where that is what runs, else as JavaScript.
 *
 * @throws Error where it is not there, as in a bundle: a thread without its module would never answer
 */
export function moduleBeside(name: string): URL {
  const url = new URL(`./${name}${extname(import.meta.url)}`, import.meta.url);
  if (existsSync(url)) return url;
  throw new Error(
    `${url.pathname} is not there: bundlers have to leave the package \`muster\` as it is`,
  );
}
