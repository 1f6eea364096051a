/** Where a string of a JSON text stands, its quotes left out. */
interface Extent {
  readonly start: number;
  readonly end: number;
}

/** Finds a string by the way to it, as JSON. */
export type Strings = (path: readonly (string | number)[]) => Extent | undefined;

/**
 * Finds in one pass the strings of a text, which is JSON, that stand under certain names. Of a name that comes twice,
 * the last counts, as it does for `JSON.parse`.
 */
export function stringsUnder(text: string, names: ReadonlySet<string>): Strings {
  const found = new Map<string, Extent>();
  const path: (string | number)[] = [];
  let isNameDue = false;
  structure.lastIndex = 0;
  for (let match = structure.exec(text); match !== null; match = structure.exec(text)) {
    const at = match.index;
    switch (match[0]) {
      case "{":
        path.push("");
        isNameDue = true;
        break;
      case "[":
        path.push(0);
        isNameDue = false;
        break;
      case ",": {
        const step = path.at(-1);
        isNameDue = typeof step === "string";
        if (typeof step === "number") path[path.length - 1] = step + 1;
        break;
      }
      case '"': {
        const end = closingQuote(text, at + 1);
        structure.lastIndex = end + 1;
        if (isNameDue) path[path.length - 1] = String(JSON.parse(text.slice(at, end + 1)));
        else if (path.length <= deepest && names.has(String(path.at(-1))))
          found.set(JSON.stringify(path), { start: at + 1, end });
        isNameDue = false;
        break;
      }
      default:
        path.pop();
        isNameDue = false;
    }
  }
  return (wanted) => found.get(JSON.stringify(wanted));
}

/** Modules within modules take two steps each; the path of every string is written out. */
const deepest = 200;

const structure = /["{}[\],]/gu;

function closingQuote(text: string, start: number): number {
  special.lastIndex = start;
  for (let match = special.exec(text); match !== null; match = special.exec(text)) {
    if (match[0] === '"') return match.index;
    special.lastIndex = match.index + 2;
  }
  return text.length;
}

const special = /["\\]/gu;
