import type { Licensee } from "./licensee.ts";
import type { LicensingEffect, LicensingMove, LicensingView } from "./licensing-view.ts";
import { type ProductReader, readProducts } from "./products.ts";
import { Settlement } from "./settlement.ts";

export type {
  LicenseFailure,
  LicensingEffect,
  LicensingMove,
  LicensingView,
} from "./licensing-view.ts";

/**
 * Brings licenses up to date after a batch. The view shows the groups as they are after it, and the failures and the used
 * seats as they were before; these are written back. Members are users; devices have no licenses.
 *
 * Leavers come first; then those who join, user by user in the order of the moves; then, in the order of their tickets, those
 * who moved and still wait for something, and those who wait for seats that came free. A seat that a user had before is
 * theirs as long as a group of theirs assigns the product. What is assigned stays so, whatever becomes of seats and
 * locations; only what needs a plan of another product ends with that plan.
 *
 * @param moves who joined and left groups with licenses; an edit of a group's licenses is a `left` with the old and a
 *   `joined` with the new ones for each member
 * @param reconsider users whose location changed
 * @param isSeatsGrown says that a license was added, enlarged or renewed
 * @param reader knows the products
 * @returns what users gained and lost, and what failed anew or for another reason
 */
export function settleLicenses(
  view: LicensingView,
  moves: readonly LicensingMove[],
  reconsider: Iterable<string>,
  isSeatsGrown: boolean,
  reader: ProductReader = readProducts,
): LicensingEffect[] {
  const settlement = new Settlement(view, reader);
  for (const [userId, own] of movesByUser(moves, reconsider)) settlement.of(userId, own).leave();
  for (const userId of joiners(moves)) settlement.of(userId).join();
  for (const licensee of settlement.licensees()) licensee.review();
  serveQueue(settlement, isSeatsGrown);
  settlement.seats.store();
  for (const licensee of settlement.licensees()) licensee.store();
  return settlement.licensees().flatMap((licensee) => licensee.effects());
}

function movesByUser(
  moves: readonly LicensingMove[],
  reconsider: Iterable<string>,
): Map<string, LicensingMove[]> {
  const byUser = new Map<string, LicensingMove[]>();
  for (const move of moves) {
    const own = byUser.get(move.userId);
    if (own === undefined) byUser.set(move.userId, [move]);
    else own.push(move);
  }
  for (const userId of reconsider) if (!byUser.has(userId)) byUser.set(userId, []);
  return byUser;
}

const joiners = (moves: readonly LicensingMove[]): Set<string> =>
  new Set(moves.filter(({ kind }) => kind === "joined").map(({ userId }) => userId));

/** Serves those who wait, and again those of them who gained something, as it may be what another group of theirs needs. */
function serveQueue(settlement: Settlement, isSeatsGrown: boolean): void {
  const moved = settlement.licensees().flatMap((licensee) => placesOf(licensee));
  let queue = [...moved, ...waitingForSeats(settlement, isSeatsGrown)].toSorted(byTicket);
  while (queue.length > 0) {
    const gained = new Set<Licensee>();
    for (const { userId, groupId, seatOf } of queue) {
      if (!settlement.has(userId) && seatOf !== undefined && !settlement.seats.isFree(seatOf))
        continue;
      const licensee = settlement.of(userId);
      if (licensee.retry(groupId)) gained.add(licensee);
    }
    queue = [...gained].flatMap((licensee) => placesOf(licensee)).toSorted(byTicket);
  }
}

/** A place in the queue. */
interface Place {
  readonly userId: string;
  readonly groupId: string;
  readonly ticket: number;
  /** The product of which a seat was missing; left out where all must be looked at anew. */
  readonly seatOf?: string;
}

const placesOf = (licensee: Licensee): Place[] =>
  licensee.places().map(({ groupId, ticket }) => ({ userId: licensee.userId, groupId, ticket }));

function waitingForSeats(settlement: Settlement, isSeatsGrown: boolean): Place[] {
  const { view, seats } = settlement;
  if (!isSeatsGrown && !seats.isAnyReleased) return [];
  const places: Place[] = [];
  for (const [groupId, userId, { violation, skuId, ticket }] of view.failures())
    if (
      violation === "CountViolation" &&
      (isSeatsGrown || seats.wasReleased(skuId)) &&
      seats.isFree(skuId) &&
      !settlement.has(userId)
    )
      places.push({ userId, groupId, ticket, seatOf: skuId });
  return places;
}

/** No two places have the same ticket. */
const byTicket = (one: Place, other: Place): number => one.ticket - other.ticket;
