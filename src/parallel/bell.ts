/** Wakes a thread that sleeps. Threads share the numbers of all bells; each of them sleeps by one of its own. */
export class Bell {
  private readonly rings: Int32Array<SharedArrayBuffer>;
  private readonly index: number;

  public constructor(rings: Int32Array<SharedArrayBuffer>, index: number) {
    this.rings = rings;
    this.index = index;
  }

  public ring(): void {
    Atomics.add(this.rings, this.index, 1);
    Atomics.notify(this.rings, this.index);
  }

  /** Sleeps until it has rung once, but not longer than so many milliseconds; whether it has. */
  public hasRungWithin(milliseconds: number): boolean {
    return Atomics.wait(this.rings, this.index, 0, milliseconds) !== "timed-out";
  }

  /** Sleeps until there is something to find. Who puts it there rings afterwards, so nothing is slept through. */
  public sleepUntil<Found>(find: () => Found | undefined): Found {
    for (;;) {
      const rung = Atomics.load(this.rings, this.index);
      const found = find();
      if (found !== undefined) return found;
      Atomics.wait(this.rings, this.index, rung);
    }
  }
}

/** The numbers of so many bells. */
export const ringsOf = (count: number): Int32Array<SharedArrayBuffer> =>
  new Int32Array(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT));
