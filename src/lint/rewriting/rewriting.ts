import type { Condition, Junction } from "../../check/checked-rule.ts";
import type { Fix } from "../../grammar/diagnostic.ts";
import { replacing } from "../../grammar/report.ts";
import { extentOf } from "./extent.ts";
import type { Joint } from "./joint.ts";

/** What becomes of the operands of a joint. */
interface Rewriting {
  readonly title: string;
  readonly without: readonly Condition[];
  /** New texts for operands, at least as tight as a comparison. */
  readonly instead?: ReadonlyMap<Condition, string>;
}

/**
 * The sure fix that takes operands of a joint out; how the rest is written stays.
 *
 * @returns `undefined` where the text is not known, or does not show where the joint ends
 */
export function rewriting(
  text: string | undefined,
  { junction, isInBareBody }: Joint,
  { title, without, instead = new Map() }: Rewriting,
): Fix | undefined {
  if (text === undefined || isInBareBody) return undefined;
  const { span } = junction.written;
  const old = text.slice(span.start, span.end);
  const inner = rebuiltOf(text, junction, new Set(without), instead);
  if (inner === undefined) return undefined;
  const rebuilt = parted(text[span.start - 1], inner, text[span.end]);
  const involved = [...without, ...instead.keys()].map(({ written }) => written.span);
  const first = Math.min(...involved.map(({ start }) => start)) - span.start;
  const last = span.end - Math.max(...involved.map(({ end }) => end));
  const head = Math.min(first, commonStart(old, rebuilt));
  const tail = Math.min(last, commonEnd(old.slice(head), rebuilt.slice(head)));
  return replacing(
    title,
    { start: span.start + head, end: span.end - tail },
    rebuilt.slice(head, rebuilt.length - tail),
  );
}

/** The text of a junction after the change; `undefined` where nothing of it is left. */
function rebuiltOf(
  text: string,
  { kind, operands, written }: Junction,
  without: ReadonlySet<Condition>,
  instead: ReadonlyMap<Condition, string>,
): string | undefined {
  let rebuilt: string | undefined;
  let end = written.span.start;
  let isBeside = true;
  for (const operand of operands) {
    const { span } = operand.written;
    const extent = extentOf(text, span, written.span);
    const gap = text.slice(end, extent.start);
    ({ end } = extent);
    const inner = without.has(operand)
      ? undefined
      : operand.kind === kind
        ? rebuiltOf(text, operand, without, instead)
        : (instead.get(operand) ?? text.slice(span.start, span.end));
    if (inner === undefined) {
      isBeside = false;
      continue;
    }
    const whole = text.slice(extent.start, span.start) + inner + text.slice(span.end, end);
    // A connective that stood close to a quote may now stand behind a word.
    const space = isBeside || /^\s/u.test(gap) ? "" : " ";
    rebuilt = rebuilt === undefined ? whole : rebuilt + space + gap + whole;
    isBeside = true;
  }
  return rebuilt;
}

/** Puts spaces around a text where a word would now touch what stood close to a parenthesis or a quote. */
function parted(before: string | undefined, text: string, after: string | undefined): string {
  const isOpen = before === undefined || /[\s(]/u.test(before) || text.startsWith("(");
  const isClosed = after === undefined || /[\s)]/u.test(after) || /[)\]"']$/u.test(text);
  return `${isOpen ? "" : " "}${text}${isClosed ? "" : " "}`;
}

function commonStart(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let index = 0;
  while (index < length && a[index] === b[index]) index++;
  return index;
}

function commonEnd(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  let count = 0;
  while (count < length && a.at(-1 - count) === b.at(-1 - count)) count++;
  return count;
}
