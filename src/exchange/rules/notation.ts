/** How a file's format writes a text. */
export interface Notation {
  /** Reads what stands between the delimiters. */
  readonly read: (written: string) => Transcript | Misreading;
  /** Writes a text for the same place; what cannot stand there is not read back as it was. */
  readonly write: (text: string) => string;
  /** What is wrong with a text that is misread, as a message puts it. */
  readonly problem: string;
}

/** A text as it was read, and which units of the file each of its units stands for. */
export interface Transcript {
  readonly kind: "read";
  readonly text: string;
  readonly runs: readonly Run[];
  /** How long it is in the file. */
  readonly length: number;
}

/** Units in a row that are all written alike. */
interface Run {
  /** The first of them, in the text. */
  readonly at: number;
  /** Where it is written. */
  readonly start: number;
  /** How many units each takes in the file. */
  readonly size: number;
  /** How far the next one is written behind it: 0 where one escape stands for several. */
  readonly step: number;
}

/** Where a text is not what its notation allows: an open escape, a template, a delimiter. */
export interface Misreading {
  readonly kind: "misread";
  readonly offset: number;
}

/** A part of a written text that does not stand for itself. */
export interface Escape {
  readonly start: number;
  readonly end: number;
  /** What it stands for; `undefined` where it must not be there. */
  readonly meaning: string | undefined;
}

/** Reads a text of which all but its escapes, given in their order, stands for itself. */
export function transcribe(written: string, escapes: Iterable<Escape>): Transcript | Misreading {
  const runs: Run[] = [];
  const parts: string[] = [];
  let at = 0;
  let from = 0;
  const plainUpTo = (end: number): void => {
    if (end === from) return;
    runs.push({ at, start: from, size: 1, step: 1 });
    parts.push(written.slice(from, end));
    at += end - from;
  };
  for (const { start, end, meaning } of escapes) {
    if (meaning === undefined) return { kind: "misread", offset: start };
    plainUpTo(start);
    if (meaning !== "") runs.push({ at, start, size: end - start, step: 0 });
    parts.push(meaning);
    at += meaning.length;
    from = end;
  }
  plainUpTo(written.length);
  return { kind: "read", text: parts.join(""), runs, length: written.length };
}

/** Finds the escapes of a text with a pattern that matches them, and nothing else. */
export function* escapesIn(
  written: string,
  pattern: RegExp,
  meaningOf: (escape: string) => string | undefined,
): Generator<Escape> {
  for (const { 0: escape, index } of written.matchAll(pattern))
    yield { start: index, end: index + escape.length, meaning: meaningOf(escape) };
}

/** Where a unit of the text is written, or the end of what is written behind the last. */
export function startOf({ text, runs, length }: Transcript, offset: number): number {
  if (offset >= text.length) return length;
  const { at, start, step } = runOf(runs, offset);
  return start + (offset - at) * step;
}

/** The end of what is written for a unit. */
export function endOf({ runs }: Transcript, offset: number): number {
  const { at, start, step, size } = runOf(runs, offset);
  return start + (offset - at) * step + size;
}

function runOf(runs: readonly Run[], offset: number): Run {
  let low = 0;
  let high = runs.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((runs[middle]?.at ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return runs[low] ?? { at: 0, start: 0, size: 0, step: 0 };
}

/** A string of a file's own language: where its content stands, and how that is written. */
export interface WrittenString {
  readonly start: number;
  readonly end: number;
  readonly notation: Notation;
}
