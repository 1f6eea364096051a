import { createHash } from "node:crypto";

/** Random choices that depend on a seed alone, so that one thing can change without all that comes after it. */
export class Random {
  private state: number;

  public constructor(seed: string) {
    this.state = createHash("sha256").update(seed).digest().readUInt32LE();
  }

  /** A number from 0 up to 1 (mulberry32). */
  public next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from 0 up to a limit. */
  public below(limit: number): number {
    return Math.floor(this.next() * limit);
  }

  public chance(share: number): boolean {
    return this.next() < share;
  }

  public pick<Item>(items: readonly Item[]): Item {
    return this.at(items, this.below(items.length));
  }

  /** Picks the first of the items most often: item n with a weight of 1/n, as in most real distributions. */
  public pickByRank<Item>(items: readonly Item[]): Item {
    const total = items.reduce((sum, _, index) => sum + 1 / (index + 1), 0);
    let rest = this.next() * total;
    const index = items.findIndex((_, position) => (rest -= 1 / (position + 1)) < 0);
    return this.at(items, Math.max(index, 0));
  }

  /** As many digits as asked for. */
  public digits(count: number): string {
    return Array.from({ length: count }, () => this.below(10)).join("");
  }

  private at<Item>(items: readonly Item[], index: number): Item {
    const item = items[index];
    if (item === undefined) throw new TypeError("there is nothing to pick from");
    return item;
  }
}

/** The object id of a thing: always the same for the same name. */
export function guidOf(name: string): string {
  const digits = createHash("sha256").update(`contoso/${name}`).digest("hex");
  const variant = "89ab"[Number.parseInt(digits[16] ?? "0", 16) % 4] ?? "8";
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ].join("-");
}
