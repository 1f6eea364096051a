import type { LicensingView } from "./licensing-view.ts";

/** The seats of all products during one settlement. */
export class Seats {
  private readonly view: LicensingView;
  private readonly bought = new Map<string, number>();
  private readonly used = new Map<string, number>();
  private readonly released = new Set<string>();

  constructor(view: LicensingView) {
    this.view = view;
  }

  /** Tells whether somebody can have a seat. Where seats lapsed, more can be used than there are. */
  public isFree(skuId: string): boolean {
    let bought = this.bought.get(skuId);
    if (bought === undefined) this.bought.set(skuId, (bought = this.view.seatsOf(skuId)));
    return this.usedOf(skuId) < bought;
  }

  public take(skuId: string): void {
    this.used.set(skuId, this.usedOf(skuId) + 1);
  }

  public release(skuId: string): void {
    this.used.set(skuId, this.usedOf(skuId) - 1);
    this.released.add(skuId);
  }

  /** Tells whether a seat was given back. */
  public wasReleased(skuId: string): boolean {
    return this.released.has(skuId);
  }

  /** Tells whether a seat of any product was given back. */
  public get isAnyReleased(): boolean {
    return this.released.size > 0;
  }

  /** Writes what changed to the view. */
  public store(): void {
    for (const [skuId, seats] of this.used)
      if (seats !== this.view.usedSeats(skuId)) this.view.setUsedSeats(skuId, seats);
  }

  private usedOf(skuId: string): number {
    return this.used.get(skuId) ?? this.view.usedSeats(skuId);
  }
}
