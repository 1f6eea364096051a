import { readFile } from "node:fs/promises";
import type { FileEdit } from "../../exchange/rule-source.ts";
import { replaceFile } from "../replace-file.ts";
import { gatherRules, type NamedRule } from "../rules-input.ts";

/** A rule that is to take the place of another. */
export interface Rewrite {
  readonly rule: NamedRule;
  readonly text: string;
}

/**
 * Writes rules into the files from which they came. A file is written whole or not at all, and only where it still
 * holds the rules that were read and, when read again, would hold exactly those that are meant.
 *
 * @returns for each rule that was not written why
 */
export async function writeBack(rewrites: readonly Rewrite[]): Promise<Map<NamedRule, string>> {
  const refused = new Map<NamedRule, string>();
  const byFile = Map.groupBy(rewrites, ({ rule }) => rule.source.file);
  for (const [file, some] of byFile) {
    const writable = some.filter(({ rule, text }) => wholeEdit(rule, text) !== undefined);
    for (const { rule } of some)
      refused.set(
        rule,
        "its place in the file cannot be written by itself, as in an indented heredoc; write it there by hand",
      );
    if (writable.length === 0) continue;
    const fault = await writeFile(file, writable);
    for (const { rule } of writable) {
      if (fault === undefined) refused.delete(rule);
      else refused.set(rule, fault);
    }
  }
  return refused;
}

const wholeEdit = ({ source }: NamedRule, text: string): FileEdit | undefined =>
  source.editOf({ start: 0, end: source.text.length }, text);

async function writeFile(file: string, rewrites: readonly Rewrite[]): Promise<string | undefined> {
  const expected = await readFile(file).catch(() => undefined);
  if (expected === undefined) return "the file cannot be read again";
  const text = textOf(expected);
  if (text === undefined) return "only files in UTF-8 are written";
  const known = await rulesIn(file);
  const wanted = new Map<string, string>();
  for (const { rule, text: next } of rewrites) wanted.set(keyOf(rule), next);
  const found = known.filter((rule) => wanted.has(keyOf(rule)));
  if (found.length !== rewrites.length || wanted.size !== rewrites.length)
    return "the file does not hold the rule any more where it was";
  const edits = found.flatMap((rule) => wholeEdit(rule, wanted.get(keyOf(rule)) ?? "") ?? []);
  const content = edited(text, edits);
  if (edits.length !== found.length || content === undefined)
    return "its place in the file cannot be written by itself, as in an indented heredoc; write it there by hand";
  const meant = known.map((rule) => wanted.get(keyOf(rule)) ?? rule.source.text);
  return replaceFile({
    file,
    expected,
    content,
    verify: async (draft) =>
      isSame(await rulesIn(draft), meant)
        ? undefined
        : "the file would not be read as the same rules",
  });
}

/** A file that cannot be read as rules holds none. */
async function rulesIn(file: string): Promise<readonly NamedRule[]> {
  try {
    return await gatherRules([file], {});
  } catch (error) {
    if (error instanceof Error && "hint" in error) return [];
    throw error;
  }
}

/** A rule goes by where it stands and what it says. */
function keyOf({ source }: NamedRule): string {
  const { line, column } = source.placeOf(0);
  return `${line}:${column}:${source.text}`;
}

/** A byte order mark stays in the text that is written, and out of the offsets. */
function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Applies edits that do not overlap. Line breaks are those of the file. */
function edited(whole: string, edits: readonly FileEdit[]): string | undefined {
  const mark = whole.startsWith("\uFEFF") ? "\uFEFF" : "";
  const text = whole.slice(mark.length);
  const breaks = /\r\n/u.test(text) && !/(?<!\r)\n/u.test(text) ? "\r\n" : "\n";
  let from = 0;
  const pieces = [mark];
  for (const { start, end, text: next } of edits.toSorted((a, b) => a.start - b.start)) {
    if (start < from) return undefined;
    pieces.push(text.slice(from, start), next.replaceAll(/(?<!\r)\n/gu, breaks));
    from = end;
  }
  return pieces.join("") + text.slice(from);
}

const isSame = (rules: readonly NamedRule[], meant: readonly string[]): boolean =>
  rules.length === meant.length &&
  rules.every(({ source }, index) => unbroken(source.text) === unbroken(meant[index] ?? ""));

const unbroken = (text: string): string => text.replaceAll("\r\n", "\n");
