import type { Span } from "../../grammar/span.ts";
import { InputError } from "../input-error.ts";
import type { FileEdit, RuleGroup, RuleSource } from "../rule-source.ts";
import { endOf, type Notation, startOf, type Transcript } from "./notation.ts";
import { plain } from "./plain-notation.ts";
import { beginning, type Spot, spotsIn } from "./spots.ts";

/** Whose rule it is. */
export interface Owner {
  readonly file: string;
  readonly title: string;
  readonly group?: RuleGroup;
}

/**
 * Makes a rule of what a file has for it, between its delimiters. Keeps that, and no more of the file.
 *
 * @param start where it stands
 * @throws InputError where it is not written as its notation has it
 */
export function placedRule(
  owner: Owner,
  given: string,
  notation: Notation,
  start: Spot,
): RuleSource {
  const written = copied(given);
  const first = notation.read(written);
  if (first.kind === "misread")
    throw new InputError(notation.problem, {
      file: owner.file,
      ...lineAndColumn(spotsIn(written, start)(first.offset)),
    });
  const { text } = first;
  const spotOf = spotsIn(written, start);
  let kept: Transcript | undefined;
  const transcript = (): Transcript => (kept ??= transcriptOf(notation, written));
  return {
    ...owner,
    text,
    placeOf: (offset) => lineAndColumn(spotOf(startOf(transcript(), offset))),
    editOf: (span, replacement) =>
      editOf(transcript(), written, notation, span, replacement, start.offset),
  };
}

/** A rule that nobody can read yet; its text is as it is written, and cannot be edited. */
export function undecidableRule(
  owner: Owner,
  given: string,
  start: Spot,
  undecidable: string,
): RuleSource {
  const rule = placedRule(owner, given, plain, start);
  return { ...rule, undecidable, editOf: () => undefined };
}

/** A rule that stands in no file. */
export const ruleInMemory = (title: string, text: string): RuleSource =>
  placedRule({ file: title, title }, text, plain, beginning);

/** What was read once is read again the same. */
function transcriptOf(notation: Notation, written: string): Transcript {
  const transcript = notation.read(written);
  if (transcript.kind === "read") return transcript;
  throw new TypeError("a text that was read before is misread");
}

const lineAndColumn = ({ line, column }: Spot): { line: number; column: number } => ({
  line,
  column,
});

/**
 * An edit after which the file holds another text than was asked for is none: `{` behind a `$` begins a template, and no file can
 * hold half a character. */
function editOf(
  transcript: Transcript,
  written: string,
  notation: Notation,
  span: Span,
  replacement: string,
  offset: number,
): FileEdit | undefined {
  const { text } = transcript;
  if (!(span.start >= 0 && span.start <= span.end && span.end <= text.length)) return undefined;
  const start = startOf(transcript, span.start);
  const end = span.end === span.start ? start : endOf(transcript, span.end - 1);
  const edit = notation.write(replacement);
  const whole = written.slice(0, start) + edit + written.slice(end);
  const after = notation.read(whole);
  const due = text.slice(0, span.start) + replacement + text.slice(span.end);
  if (after.kind === "misread" || after.text !== due || !whole.isWellFormed()) return undefined;
  return { start: offset + start, end: offset + end, text: edit };
}

/** A part of a text keeps all of it in memory; a copy does not. */
const copied = (part: string): string => String(JSON.parse(JSON.stringify(part)));
