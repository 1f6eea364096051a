import type { Pattern } from "../../src/text/pattern/pattern.ts";

/**
 * Tells whether a pattern matches anywhere in a value by trying all ways in order, as a textbook does; undefined if that
 * takes more than so many steps. Slow, and meant to be obvious.
 *
 * As in .NET: a lookbehind matches from right to left, and a round of a repetition past the least that consumes nothing
 * is its last.
 */
export function findsSlowly(pattern: Pattern, value: string, steps = 100_000): boolean | undefined {
  const attempt = new Attempt(value, steps);
  for (let start = 0; start <= value.length; start++) {
    if (attempt.match(pattern, start, 1, () => true)) return true;
    if (attempt.steps < 0) return undefined;
  }
  return false;
}

/** What is still to be matched, told where the matching stands. */
type Rest = (position: number) => boolean;

class Attempt {
  readonly value: string;
  steps: number;

  constructor(value: string, steps: number) {
    this.value = value;
    this.steps = steps;
  }

  match(node: Pattern, position: number, direction: 1 | -1, rest: Rest): boolean {
    if (this.steps-- < 0) return false;
    switch (node.kind) {
      case "empty":
        return rest(position);
      case "unit": {
        const unit = this.value.charCodeAt(direction === 1 ? position : position - 1);
        return isIn(node.set, unit) && rest(position + direction);
      }
      case "sequence": {
        const [first, ...others] = direction === 1 ? node.items : node.items.toReversed();
        if (first === undefined) return rest(position);
        const items = direction === 1 ? others : others.toReversed();
        return this.match(first, position, direction, (then) =>
          this.match({ kind: "sequence", items }, then, direction, rest),
        );
      }
      case "choice":
        return node.options.some((option) => this.match(option, position, direction, rest));
      case "repeat": {
        const round = (done: number, from: number): boolean => {
          const more = (): boolean =>
            done < node.most &&
            this.match(node.item, from, direction, (then) =>
              then === from && done >= node.least - 1 ? rest(then) : round(done + 1, then),
            );
          if (done < node.least) return more();
          return node.lazy ? rest(from) || more() : more() || rest(from);
        };
        return round(0, position);
      }
      case "assertion":
        return this.isPlace(node.place, position) && rest(position);
      case "look": {
        const way = node.direction === "ahead" ? 1 : -1;
        const matches = this.match(node.item, position, way, () => true);
        return this.steps >= 0 && matches !== node.negated && rest(position);
      }
      case "atomic": {
        let end: number | undefined;
        this.match(node.item, position, direction, (then) => {
          end = then;
          return true;
        });
        return this.steps >= 0 && end !== undefined && rest(end);
      }
      default:
        return node satisfies never;
    }
  }

  private isPlace(place: (Pattern & { readonly kind: "assertion" })["place"], at: number): boolean {
    const before = this.value.slice(0, at);
    const after = this.value.slice(at);
    switch (place) {
      case "text-start":
        return before === "";
      case "line-start":
        return before === "" || before.endsWith("\n");
      case "text-end":
        return after === "";
      case "last-line-end":
        return after === "" || after === "\n";
      case "line-end":
        return after === "" || after.startsWith("\n");
      case "word-edge":
        return isWord(before.slice(-1)) !== isWord(after.slice(0, 1));
      case "word-inside":
        return isWord(before.slice(-1)) === isWord(after.slice(0, 1));
      default:
        return place satisfies never;
    }
  }
}

const isWord = (unit: string): boolean => /[\p{L}\p{Mn}\p{Nd}\p{Pc}\u200c\u200d]/u.test(unit);

/** A unit is in a set if an odd number of the set's bounds are not above it. */
function isIn(set: string, unit: number): boolean {
  return set.split("").filter((bound) => bound.charCodeAt(0) <= unit).length % 2 === 1;
}
