import type { AssignedLicense } from "./assigned-license.ts";
import { Licensee } from "./licensee.ts";
import type { LicensingMove, LicensingView } from "./licensing-view.ts";
import type { Product, ProductReader } from "./products.ts";
import { Seats } from "./seats.ts";

/** One settlement: the users it is about so far, in the order in which they came up, the seats, and the queue's next place. */
export class Settlement {
  public readonly view: LicensingView;
  public readonly seats: Seats;
  private readonly reader: ProductReader;
  private readonly products = new Map<readonly AssignedLicense[], readonly Product[]>();
  private readonly byId = new Map<string, Licensee>();
  private lastTicket: number | undefined;

  constructor(view: LicensingView, reader: ProductReader) {
    this.view = view;
    this.seats = new Seats(view);
    this.reader = reader;
  }

  /** The products of a group. Each list is read once, as many users share it. */
  public readonly read = (assigned: readonly AssignedLicense[]): readonly Product[] => {
    let products = this.products.get(assigned);
    if (products === undefined) this.products.set(assigned, (products = this.reader(assigned)));
    return products;
  };

  public has(userId: string): boolean {
    return this.byId.has(userId);
  }

  /** The user as they are by now; who was not there before is one who did not move. */
  public of(userId: string, moves: readonly LicensingMove[] = []): Licensee {
    let licensee = this.byId.get(userId);
    if (licensee === undefined)
      this.byId.set(userId, (licensee = new Licensee(this, userId, moves)));
    return licensee;
  }

  public licensees(): Licensee[] {
    return [...this.byId.values()];
  }

  /** A ticket behind all that are given out. They are only looked through where somebody begins to wait. */
  public nextTicket(): number {
    let last = this.lastTicket ?? 0;
    if (this.lastTicket === undefined)
      for (const [, , { ticket }] of this.view.failures()) last = Math.max(last, ticket);
    this.lastTicket = last + 1;
    return this.lastTicket;
  }
}
