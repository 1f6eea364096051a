/** A set of names of which at least one is in every set that is looked for. */
export type Core = ReadonlySet<string>;

/** How many steps may still be made. */
export interface Steps {
  left: number;
}

/**
 * Gives, one after the other, the sets of so many names that have one of every core; each once. Cores that are added
 * meanwhile count from then on. Ends early where the steps are spent.
 */
export function* hittingSets(
  names: readonly string[],
  size: number,
  cores: readonly Core[],
  steps: Steps,
): Generator<ReadonlySet<string>> {
  yield* extended({ taken: new Set(), left: new Set(names) }, size, cores, steps);
}

interface Partial {
  readonly taken: ReadonlySet<string>;
  /** What may be taken still; what was taken in an earlier branch is gone, so that no set comes twice. */
  readonly left: ReadonlySet<string>;
}

function* extended(
  { taken, left }: Partial,
  size: number,
  cores: readonly Core[],
  steps: Steps,
): Generator<ReadonlySet<string>> {
  if (steps.left-- <= 0) return;
  const missed = cores.find((core) => !isHit(core, taken));
  if (taken.size === size) {
    if (missed === undefined) yield taken;
    return;
  }
  const open = new Set(left);
  for (const name of missed ?? left) {
    if (!open.delete(name)) continue;
    yield* extended({ taken: new Set([...taken, name]), left: open }, size, cores, steps);
    if (steps.left <= 0) return;
  }
}

function isHit(core: Core, taken: ReadonlySet<string>): boolean {
  for (const name of taken) if (core.has(name)) return true;
  return false;
}
