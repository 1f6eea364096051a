import { type Event, hour, patch, removal } from "./event.ts";
import { plansOf } from "./plans.ts";
import { isEmployee, isIndividual, type Pool } from "./pool.ts";
import type { User } from "./user.ts";

/** Guests become members, and members of partners guests. */
export function conversions(pool: Pool): readonly Event[] {
  const guests = pool.draw("conversion", 5, ({ userType }) => userType === "Guest");
  const members = pool.draw(
    "reversion",
    2,
    ({ userType, userPrincipalName }) =>
      userType === "Member" && userPrincipalName.includes("#EXT#"),
  );
  return [...guests, ...members].map(([{ id, userType }, random]) =>
    patch(13 * hour + random.below(4 * hour), id, {
      userType: userType === "Guest" ? "Member" : "Guest",
    }),
  );
}

/** Plans are mended, changed and taken away. */
export function licensing(pool: Pool): readonly Event[] {
  const mended = pool.draw("mended plans", 6, (user) => isEmployee(user) && isTroubled(user));
  const other = pool.draw(
    "other plans",
    9,
    (user) => isIndividual(user) && user.assignedPlans.length > 0 && !isTroubled(user),
  );
  return [
    ...mended.map(([{ id, assignedPlans }, random]) =>
      patch(11 * hour + random.below(60), id, {
        assignedPlans: assignedPlans.map((plan) => ({ ...plan, capabilityStatus: "Enabled" })),
      }),
    ),
    ...other.map(([{ id }, random], index) => {
      const plans = [plansOf("E5"), plansOf("F3"), [], plansOf("E3", "Suspended")];
      return patch(11 * hour + random.below(60), id, {
        assignedPlans: plans[index % plans.length] ?? [],
      });
    }),
  ];
}

const isTroubled = ({ assignedPlans }: User): boolean =>
  assignedPlans.some(({ capabilityStatus }) => capabilityStatus !== "Enabled");

/** No rule of the example reads telephone numbers. */
export const phones = (pool: Pool): readonly Event[] =>
  pool.draw("phone", 8, isEmployee).map(([{ id }, random]) =>
    patch(8 * hour + random.below(9 * hour), id, {
      mobile: random.chance(0.2) ? null : `+47 22 55 ${random.digits(3)} ${random.digits(3)}`,
    }),
  );

/** Whoever leaves is disabled first; some are gone by the evening, as are some guests. */
export function departures(pool: Pool): readonly Event[] {
  const leavers = pool.draw("departure", 9, isIndividual).flatMap(([{ id }, random], index) => {
    const disabled = patch(15 * hour + random.below(90), id, { accountEnabled: false });
    return index % 2 === 0
      ? [disabled, removal(18 * hour + random.below(60), "user", id)]
      : [disabled];
  });
  const guests = pool.draw("farewell", 4, ({ userType }) => userType === "Guest");
  return [
    ...leavers,
    ...guests.map(([{ id }, random]) => removal(17 * hour + random.below(60), "user", id)),
  ];
}
