import { type Event, hour, patch } from "./event.ts";
import { invited } from "./externals.ts";
import { graphUser } from "./graph-json.ts";
import { addressable, surnameOf } from "./names.ts";
import { plansOf } from "./plans.ts";
import { isIndividual, type Pool } from "./pool.ts";
import { propertiesOf } from "./properties-of.ts";
import { guidOf, Random } from "./random.ts";
import { sites } from "./sites.ts";
import { domain, initialDomain, today } from "./user.ts";

/** New people are entered in the morning like a colleague of theirs, and get their licenses when they have arrived. */
export async function hires(pool: Pool): Promise<readonly Event[]> {
  const events = pool.draw("hire", 9, isIndividual).map(async ([colleague, random], index) => {
    const id = guidOf(`user/hire/${index}`);
    const [surname, latin] = surnameOf(random.pick(sites).culture, random);
    const nickname = `${addressable(latin)}.new${index}`;
    const mail = `${nickname}@${domain}`;
    const properties = await propertiesOf(
      graphUser({
        ...colleague,
        id,
        userPrincipalName: mail,
        displayName: `${colleague.givenName ?? ""} ${surname}`,
        surname,
        mail,
        mailNickname: nickname,
        employeeId: `E-${99_000 + index}`,
        employeeHireDate: `${today}T00:00:00Z`,
        otherMails: [],
        proxyAddresses: [`SMTP:${mail}`, `smtp:${nickname}@${initialDomain}`],
        assignedPlans: [],
        memberOf: [],
      }),
    );
    const entered = 7 * hour + random.below(90);
    const assignedPlans = plansOf(index % 3 === 0 ? "E5" : "E3");
    return [
      { minute: entered, change: { kind: "upsert", subject: "user", id, properties } } as const,
      patch(entered + 60 + random.below(120), id, { assignedPlans }),
    ];
  });
  return (await Promise.all(events)).flat();
}

/** Guests are invited all day. */
export async function invitations(): Promise<readonly Event[]> {
  const taken = new Set<string>();
  const events = Array.from({ length: 6 }, async (_, index): Promise<Event> => {
    const guest = invited(900 + index, "Guest", taken);
    const minute = 9 * hour + new Random(`invitation/${index}`).below(8 * hour);
    const properties = await propertiesOf(graphUser(guest));
    return { minute, change: { kind: "upsert", subject: "user", id: guest.id, properties } };
  });
  return Promise.all(events);
}
