import type { Undecided } from "../undecided.ts";
import type { Change } from "./change.ts";
import { type Core, hittingSets, type Steps } from "./hitting-sets.ts";
import type { Probed, Prober } from "./prober.ts";

/** Changes of the fewest attributes, that there are none of any, or why that is not known. */
export type SmallestChanges =
  | {
      readonly kind: "found";
      /** Each of other attributes. */
      readonly changes: readonly Change[];
      /** Whether no change of fewer attributes works. */
      readonly isProved: boolean;
    }
  | { readonly kind: "none" }
  | { readonly kind: "undecided"; readonly undecided: Undecided };

/**
 * Finds up to so many changes of the fewest attributes.
 *
 * Whatever does not work by some attributes does not work by a part of them. So each set that does not work is grown as
 * far as it still does not; every change that works then has an attribute outside of it, and only sets that have one
 * outside of each are tried. Small sets are tried first, and the first that works is of the least size. Without this, the
 * sets of a rule with twenty attributes would be a million.
 */
export function smallestChanges(
  names: readonly string[],
  probe: Prober,
  most: number,
): SmallestChanges {
  const hunt = new Hunt(names, probe);
  const whole = hunt.probed(new Set(names));
  if (whole.kind === "none") return whole;
  hunt.findNeeded();
  const largest = whole.kind === "found" ? names.length : Math.min(2, names.length);
  for (let size = 1; size <= largest && !hunt.isSpent; size++) {
    const isProved = !hunt.hasGaps;
    const changes = hunt.ofSize(size, most);
    if (changes.length > 0) return foundAmong(changes, isProved);
  }
  if (hunt.least !== undefined) return foundAmong([hunt.least], false);
  return whole.kind === "undecided" ? whole : { kind: "none" };
}

/** Where a set was passed over, a change of fewer attributes may turn up late, and several times. */
function foundAmong(changes: readonly Change[], isProved: boolean): SmallestChanges {
  const size = Math.min(...changes.map((change) => change.size));
  const least = new Set(changes.filter((change) => change.size === size));
  return { kind: "found", changes: [...least], isProved: isProved || size === 1 };
}

/** What has been found out about sets of attributes. */
class Hunt {
  private readonly names: readonly string[];
  private readonly probe: Prober;
  private readonly cores: Core[] = [];
  /** Changes that work; so does whatever may change more. */
  private readonly known: Change[] = [];
  private readonly steps: Steps = { left: mostSteps };
  private probes = mostProbes;
  private gaps = 0;

  constructor(names: readonly string[], probe: Prober) {
    this.names = names;
    this.probe = probe;
  }

  /** Whether no more may be asked. */
  get isSpent(): boolean {
    return this.steps.left <= 0 || this.probes <= 0 || this.gaps >= mostGaps;
  }

  /** Whether a set of which nobody knows was passed over. */
  get hasGaps(): boolean {
    return this.gaps > 0;
  }

  /** The change of the fewest attributes that is known. */
  get least(): Change | undefined {
    const [first] = this.known;
    return first && this.known.reduce((a, b) => (b.size < a.size ? b : a), first);
  }

  /** Finds the attributes without which nothing works: each is a core of its own. */
  findNeeded(): void {
    for (const name of this.least?.keys() ?? []) {
      const others = this.names.filter((other) => other !== name);
      if (this.probed(new Set(others)).kind === "none") this.cores.push(new Set([name]));
    }
  }

  /** Changes of exactly so many attributes, where none of fewer works. */
  ofSize(size: number, most: number): readonly Change[] {
    const changes: Change[] = [];
    for (const names of hittingSets(this.names, size, this.cores, this.steps)) {
      const probed = this.probed(names);
      if (probed.kind === "found") changes.push(probed.change);
      else if (probed.kind === "none") this.cores.push(this.coreBeside(names));
      else this.gaps++;
      if (changes.length === most || this.isSpent) break;
    }
    return changes;
  }

  probed(names: ReadonlySet<string>): Probed {
    const change = this.known.find((known) => [...known.keys()].every((name) => names.has(name)));
    if (change !== undefined) return { kind: "found", change };
    this.probes--;
    const probed = this.probe(names);
    if (probed.kind === "found") this.known.push(probed.change);
    return probed;
  }

  /** What is outside of a set that does not work, once it is grown as far as it surely does not. */
  private coreBeside(names: ReadonlySet<string>): Core {
    let grown = names;
    const outside = new Set<string>();
    for (const name of this.names) {
      if (grown.has(name)) continue;
      const more = new Set([...grown, name]);
      if (this.probes > 0 && this.probed(more).kind === "none") grown = more;
      else outside.add(name);
    }
    return outside;
  }
}

const mostProbes = 3000;
const mostSteps = 200_000;
const mostGaps = 50;
