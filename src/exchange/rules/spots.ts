/** A place in a text, by its offset and by line and column from 1. */
export interface Spot {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** Where a text starts that is all of a file. */
export const beginning: Spot = { offset: 0, line: 1, column: 1 };

/** Finds the place of offsets in a text that itself starts somewhere. Lines end in LF, CR LF or CR. */
export function spotsIn(text: string, start: Spot = beginning): (offset: number) => Spot {
  let lines: number[] | undefined;
  return (offset) => {
    lines ??= lineStarts(text);
    const index = lastUpTo(lines, offset);
    const column = offset - (lines[index] ?? 0) + (index === 0 ? start.column : 1);
    return { offset: start.offset + offset, line: start.line + index, column };
  };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/gu)) starts.push(index + end.length);
  return starts;
}

/** The index of the last of the growing numbers that is not above a limit. */
function lastUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) <= limit) low = middle;
    else high = middle;
  }
  return low;
}
