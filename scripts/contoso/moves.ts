import { departments } from "./departments.ts";
import { type Event, hour, patch } from "./event.ts";
import { addressable, surnameOf } from "./names.ts";
import { isIndividual, type Pool } from "./pool.ts";
import { guidOf } from "./random.ts";
import { sites } from "./sites.ts";
import { domain, jobLevel, type User } from "./user.ts";

/** People go to other departments. */
export function moves(pool: Pool): readonly Event[] {
  return pool.draw("move", 14, isIndividual).map(([{ id, department }, random]) => {
    const next = random.pick(departments.filter(({ name }) => name !== department));
    return patch(8 * hour + random.below(8 * hour), id, {
      department: next.name,
      jobTitle: random.pickByRank(next.titles),
      extensionAttribute1: random.chance(0.2) ? null : `CC-${next.costCenter}00`,
      manager: guidOf(`user/head/${next.name}`),
    });
  });
}

/** People go to other offices. */
export function relocations(pool: Pool): readonly Event[] {
  return pool.draw("relocation", 8, isIndividual).map(([{ id, officeLocation }, random]) => {
    const site = random.pick(sites.filter(({ office }) => office !== officeLocation));
    return patch(8 * hour + random.below(8 * hour), id, {
      physicalDeliveryOfficeName: site.office,
      streetAddress: site.streetAddress,
      city: site.city,
      state: site.state,
      postalCode: site.postalCode,
      country: site.country,
      usageLocation: site.usageLocation,
    });
  });
}

/** From noon on, people of the busiest manager of Information Technology report to its head. */
export function reorganization(users: readonly User[]): readonly Event[] {
  const head = guidOf("user/head/Information Technology");
  const reportsOf = (id: string): readonly User[] =>
    users.filter(({ manager, employeeId }) => manager?.id === id && employeeId !== null);
  const [busiest] = reportsOf(head)
    .map(({ id }) => reportsOf(id))
    .toSorted((a, b) => b.length - a.length);
  return (busiest ?? []).slice(0, 8).map(({ id }) => patch(12 * hour, id, { manager: head }));
}

/** People become managers. */
export function promotions(pool: Pool): readonly Event[] {
  return pool.draw("promotion", 5, isIndividual).map(([{ id, department }, random]) =>
    patch(10 * hour + random.below(3 * hour), id, {
      jobTitle: `${department ?? "Project"} Manager`,
      [jobLevel]: random.pick(["M1", "M3"]),
    }),
  );
}

/** People take other surnames, and addresses with them. */
export function renames(pool: Pool): readonly Event[] {
  return pool.draw("rename", 6, isIndividual).map(([user, random]) => {
    const [surname, latin] = surnameOf(random.pick(sites).culture, random);
    const nickname = `${user.mailNickname.split(".")[0] ?? ""}.${addressable(latin)}`;
    const mail = `${nickname}@${domain}`;
    const former = user.proxyAddresses.map((address) => address.replace("SMTP:", "smtp:"));
    return patch(9 * hour + random.below(6 * hour), user.id, {
      surname,
      displayName: `${user.givenName ?? ""} ${surname}`,
      mail,
      mailNickName: nickname,
      userPrincipalName: mail,
      proxyAddresses: [`SMTP:${mail}`, ...former],
    });
  });
}
