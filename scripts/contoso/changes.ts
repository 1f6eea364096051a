import type { Change } from "../../src/directory/change.ts";
import { conversions, departures, licensing, phones } from "./account-changes.ts";
import { hires, invitations } from "./arrivals.ts";
import { deviceChanges } from "./device-changes.ts";
import type { Device } from "./devices.ts";
import type { Event } from "./event.ts";
import { moves, promotions, relocations, renames, reorganization } from "./moves.ts";
import { Pool } from "./pool.ts";
import { today, type User } from "./user.ts";

/** A change with the time at which it happened. */
export type TimedChange = { readonly at: string } & Change;

/** What happens in the directory on one day, in the order in which it happens. */
export async function changes(
  users: readonly User[],
  devices: readonly Device[],
): Promise<readonly TimedChange[]> {
  const pool = new Pool(users);
  const happened = [
    ...(await hires(pool)),
    ...(await invitations()),
    ...moves(pool),
    ...relocations(pool),
    ...reorganization(users),
    ...promotions(pool),
    ...renames(pool),
    ...conversions(pool),
    ...licensing(pool),
    ...phones(pool),
    ...departures(pool),
    ...(await deviceChanges(devices)),
  ];
  return happened.toSorted((a, b) => a.minute - b.minute).map(timed);
}

const timed = ({ minute, change }: Event): TimedChange => ({ at: timeOf(minute), ...change });

const timeOf = (minute: number): string =>
  new Date(Date.parse(today) + minute * 60_000).toISOString().replace(".000", "");
