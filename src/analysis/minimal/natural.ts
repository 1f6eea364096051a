import { isList } from "../../eval/meaning.ts";
import { candidatesFor } from "./candidates.ts";
import type { Change } from "./change.ts";
import type { Attribute, Task } from "./task.ts";

/** Leaves out of a change, one after the other, what need not change. */
export function needed(change: Change, { works }: Pick<Task, "works">): Change {
  let least = change;
  for (const name of change.keys()) {
    const less = new Map([...least].filter(([other]) => other !== name));
    if (works(less)) least = less;
  }
  return least;
}

/**
 * Makes a change that works more natural, attribute by attribute: the first of the natural values that does, else the one
 * that is there. A collection keeps as many of its items as may stay, and gets as few others as will do.
 */
export function natural(change: Change, task: Task): Change {
  let best = change;
  for (const [name, value] of change) {
    const attribute = task.attributes.get(name);
    if (attribute === undefined) continue;
    const works = (other: unknown): boolean => task.works(new Map([...best, [name, other]]));
    const better = isCollection(attribute)
      ? nearest(attribute.present, value, works)
      : (candidatesFor(attribute, task).find(works) ?? value);
    best = new Map([...best, [name, better]]);
  }
  return best;
}

/** How natural a change is: below others where it names what the rule does, or items; then what clears; then what is made up. */
export function strangeness(change: Change, task: Task): number {
  let sum = 0;
  for (const [name, value] of change) {
    const attribute = task.attributes.get(name);
    if (attribute === undefined || isCollection(attribute)) continue;
    if (value === undefined) sum += 1;
    else if (!candidatesFor(attribute, task).includes(value)) sum += 2;
  }
  return sum;
}

const isCollection = ({ type }: Attribute): boolean => type.endsWith(" collection");

/** Of the present items those that may stay, then those of another collection that works which are needed. */
function nearest(
  present: unknown,
  found: unknown,
  works: (value: unknown) => boolean,
): readonly unknown[] | undefined {
  const held = isList(present) ? present : [];
  let added = isList(found) ? found : [];
  let kept: ReadonlySet<number> = new Set();
  const together = (
    indices: ReadonlySet<number>,
    more: readonly unknown[],
  ): readonly unknown[] | undefined => {
    const items = [...held.filter((_item, index) => indices.has(index)), ...more];
    return items.length === 0 ? undefined : items;
  };
  const keep = (indices: readonly number[]): void => {
    const more = new Set([...kept, ...indices]);
    if (works(together(more, added))) {
      kept = more;
      return;
    }
    if (indices.length < 2) return;
    const middle = Math.ceil(indices.length / 2);
    keep(indices.slice(0, middle));
    keep(indices.slice(middle));
  };
  keep([...held.keys()]);
  for (const item of added) {
    const fewer = added.filter((other) => other !== item);
    if (works(together(kept, fewer))) added = fewer;
  }
  return together(kept, added);
}
