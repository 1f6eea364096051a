import { existsSync, globSync, readFileSync } from "node:fs";

/** A fenced block of a Markdown file. */
export interface Block {
  /** `file:line` of its first line. */
  readonly place: string;
  readonly language: string;
  /** The words behind the language. */
  readonly info: readonly string[];
  readonly text: string;
}

/** The documents whose examples are executed: the README where there is one, and docs. */
export const documents: readonly string[] = [
  "README.md",
  ...globSync("docs/**/*.md").map((file) => file.replaceAll("\\", "/")),
].filter((file) => existsSync(file) && !file.startsWith("docs/api/"));

/** All fenced blocks of the documents. */
export const blocks: readonly Block[] = documents.flatMap((file) =>
  blocksIn(readFileSync(file, "utf8"), file),
);

/** The fenced blocks of a Markdown text. */
export function blocksIn(text: string, file: string): Block[] {
  const found: Block[] = [];
  const lines = text.split("\n");
  for (let index = 0; index < lines.length; index++) {
    const [, fence, info = ""] = /^(`{3,})(.*)$/u.exec(lines[index] ?? "") ?? [];
    if (fence === undefined) continue;
    const end = lines.indexOf(fence, index + 1);
    const [language = "", ...rest] = info.trim().split(/\s+/u);
    const inside = lines.slice(index + 1, end === -1 ? undefined : end);
    found.push({ place: `${file}:${index + 2}`, language, info: rest, text: inside.join("\n") });
    index = end === -1 ? lines.length : end;
  }
  return found;
}
