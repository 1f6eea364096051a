import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { type GroupField, groupFieldOf } from "../group-field.ts";
import { InputError } from "../input-error.ts";
import type { RuleGroup, RuleSource } from "../rule-source.ts";
import { type Owner, placedRule } from "./placed-rule.ts";
import { plain } from "./plain-notation.ts";
import { spotsIn } from "./spots.ts";

/**
 * Reads a file with one rule, behind YAML front matter where it begins with a line `---`. The last line break does not
 * belong to the rule.
 *
 * @throws InputError for front matter that is not closed, or is no YAML with names
 */
export function ruleOfText(text: string, file: string): RuleSource {
  const front = /^---[ \t]*\r?\n/u.exec(text)?.[0];
  const start = front === undefined ? 0 : endOfFront(text, front.length, file);
  const group =
    front === undefined
      ? undefined
      : groupIn(text.slice(front.length, start).replace(closing, ""), file);
  const owner: Owner = { file, title: group?.displayName ?? file, ...(group && { group }) };
  const rule = text.slice(start).replace(/\r?\n$/u, "");
  return placedRule(owner, rule, plain, spotsIn(text)(start));
}

const closing = /---[ \t]*\r?\n?$/u;

function endOfFront(text: string, from: number, file: string): number {
  let start = from;
  while (start < text.length) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next + 1;
    if (text.slice(start, end).trimEnd() === "---") return end;
    start = end;
  }
  throw new InputError(
    "the front matter is never closed",
    { file, line: 1, column: 1 },
    "write a line `---` behind it",
  );
}

/** Whose rule it is, where the front matter has an id or a name. */
function groupIn(yaml: string, file: string): RuleGroup | undefined {
  const fields = fieldsIn(yaml, file);
  const id = fields.get("id") ?? fields.get("displayName");
  if (id === undefined) return undefined;
  const state = fields.get("processingState")?.toLowerCase();
  return {
    id,
    displayName: fields.get("displayName") ?? id,
    processingState: state === "paused" ? "Paused" : "On",
  };
}

function fieldsIn(yaml: string, file: string): ReadonlyMap<GroupField, string> {
  const lineCounter = new LineCounter();
  // The line `---` stands before it.
  const placeOf = (offset: number) => {
    const { line, col } = lineCounter.linePos(offset);
    return { file, line: line + 1, column: col };
  };
  const document = parsed(yaml, lineCounter, file);
  const [fault] = document.errors;
  if (fault !== undefined)
    throw new InputError(
      "the front matter is no YAML",
      placeOf(fault.pos[0]),
      fault.code.toLowerCase().replaceAll("_", " "),
    );
  const { contents } = document;
  const fields = new Map<GroupField, string>();
  if (contents === null || (isScalar(contents) && contents.value === null)) return fields;
  if (!isMap(contents))
    throw new InputError(
      "the front matter has no names",
      { file, line: 2, column: 1 },
      "write it as `name: Sales`",
    );
  for (const { key, value } of contents.items) {
    const name = isScalar(key) ? String(key.value) : "";
    const field = name.toLowerCase() === "name" ? "displayName" : groupFieldOf(name);
    const text = isScalar(value) && value.value !== null ? (value.source ?? "") : "";
    if (field !== undefined && text !== "") fields.set(field, text);
  }
  return fields;
}

function parsed(
  yaml: string,
  lineCounter: LineCounter,
  file: string,
): ReturnType<typeof parseDocument> {
  try {
    if (yaml.length <= longest) {
      const document = parseDocument(yaml, { lineCounter, prettyErrors: false });
      if (document.errors[0]?.code !== "RESOURCE_EXHAUSTION") return document;
    }
  } catch (error) {
    // The parser calls itself for each level; where it does not say that it is out of stack, it is.
    if (!(error instanceof RangeError)) throw error;
  }
  throw new InputError("the front matter is too long or too deep", { file, line: 1, column: 1 });
}

const longest = 16_384;
