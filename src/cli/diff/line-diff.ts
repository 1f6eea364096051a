/** A line of two texts laid over each other: in both, in the old one only, in the new one only. */
export interface DiffLine {
  readonly mark: " " | "-" | "+";
  readonly text: string;
}

/** Lays two texts over each other by a longest common subsequence of their lines. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const old = linesOf(before);
  const next = linesOf(after);
  if (old.length * next.length > most) return [...all("-", old), ...all("+", next)];
  const common = commonLengths(old, next);
  const lines: DiffLine[] = [];
  let [left, right] = [0, 0];
  while (left < old.length || right < next.length) {
    const [was, is] = [old[left], next[right]];
    if (was !== undefined && was === is) {
      lines.push({ mark: " ", text: was });
      left++;
      right++;
    } else if (
      was !== undefined &&
      (is === undefined || (common[left + 1]?.[right] ?? 0) >= (common[left]?.[right + 1] ?? 0))
    ) {
      lines.push({ mark: "-", text: was });
      left++;
    } else {
      lines.push({ mark: "+", text: is ?? "" });
      right++;
    }
  }
  return lines;
}

/** Pairs of lines beyond which a text is no rule, and looking for what is common takes too long. */
const most = 1_000_000;

const all = (mark: "-" | "+", lines: readonly string[]): DiffLine[] =>
  lines.map((text) => ({ mark, text }));

/** Every kind of line break ends a line here, so that none can begin one unseen. */
const linesOf = (text: string): string[] =>
  text === "" ? [] : text.split(/\r\n|[\n\r\u2028\u2029]/u);

/** How many lines two texts have in common from each pair of places on. */
function commonLengths(old: readonly string[], next: readonly string[]): number[][] {
  const lengths = Array.from({ length: old.length + 1 }, () =>
    Array.from({ length: next.length + 1 }, () => 0),
  );
  for (let left = old.length - 1; left >= 0; left--) {
    for (let right = next.length - 1; right >= 0; right--) {
      const row = lengths[left];
      const below = lengths[left + 1];
      if (row === undefined || below === undefined) continue;
      row[right] =
        old[left] === next[right]
          ? (below[right + 1] ?? 0) + 1
          : Math.max(below[right] ?? 0, row[right + 1] ?? 0);
    }
  }
  return lengths;
}
