import * as fc from "fast-check";
import { catalogue, check, type CheckedRule, print, type Rule } from "../../src/index.ts";
import type { Channel } from "../../src/analysis/reach/channels.ts";
import type { Reachability } from "../../src/analysis/reach/reachability.ts";
import { writings } from "../../src/analysis/reach/writers.ts";
import { type DrawnSubject, subjectFor } from "../arbitraries/subjects.ts";
import { hintsOf, textsAsked } from "../arbitraries/hints.ts";
import { type ReferenceSubject, referenceMatches } from "../oracle/reference.ts";

/** What answers who gets in; tests plant faults in it. */
export type Answer = (rule: CheckedRule, channels: readonly Channel[]) => Reachability;

/** The rule as it is read, so that it has places in a text. */
export function read(rule: Rule | string): CheckedRule {
  const result = check(typeof rule === "string" ? rule : print(rule));
  if (!result.ok) throw new TypeError(`not legal: ${JSON.stringify(result.diagnostics)}`);
  return result.value;
}

/** The guest of an invitation, by its own words: what the service makes of an address. */
export function guestOf(address: string, host: string, objectId: string): ReferenceSubject {
  const [local = "", domain = ""] = address.split("@");
  return {
    objectId,
    mail: address,
    displayName: address,
    otherMails: [address],
    proxyAddresses: ["SMTP:".concat(address)],
    mailNickName: [local, "_", domain, "#EXT#"].join(""),
    userPrincipalName: [local, "_", domain, "#EXT#", "@", host].join(""),
    accountEnabled: true,
    userType: "Guest",
  };
}

/** What channels say of whom they write, by their own words. */
const factsOf = (channels: readonly Channel[]): ReferenceSubject =>
  Object.assign(
    {},
    ...channels.map((channel): ReferenceSubject => {
      switch (channel) {
        case "member self-service":
          return { userType: "Member", accountEnabled: true };
        case "guest self-service":
        case "inviter":
        case "home tenant":
          return { userType: "Guest", accountEnabled: true };
        case "sign-up flow":
        case "external tenant self-service":
          return { accountEnabled: true };
        case "hybrid self-write":
          return { dirSyncEnabled: true, accountEnabled: true };
        case "help desk":
        case "application":
        case "device":
          return {};
        default:
          return channel satisfies never;
      }
    }),
  ) as ReferenceSubject;

/** Tells whether a channel writes an attribute, beside what an invitation makes of the address. */
export const isWritten = (channel: Channel, property: string): boolean =>
  writings.some(
    (row) =>
      row.channel === channel &&
      row.properties.some(
        (name) =>
          name === property ||
          (name === "extension_*" && property.toLowerCase().startsWith("extension_")),
      ),
  );

const ids = [
  "1a4bc96d-0f1e-4c2b-8d3a-5e7f60819283",
  "e7e023f8-5b6a-4a97-9c0d-be21d4c3a7f6",
] as const;

const hosts = ["host.example", "contoso.com", "a-b.co", "sales.s.zz", "mail1.xyz"];

/** What is wrong with an answer that somebody gets in; nothing where all of it is so. `others` fill in what is not given. */
export function faultOf(
  rule: CheckedRule,
  channels: readonly Channel[],
  answer: Reachability,
  others: readonly DrawnSubject[],
): string | undefined {
  if (answer.holds === undefined)
    return answer.undecided.code === "unproved" ? "what was found is not so" : undefined;
  if (!answer.holds) return undefined;
  const { witness, written, given, now = new Date(0) } = answer;
  const holds = (subject: ReferenceSubject): boolean => referenceMatches(rule.rule, subject, now);
  if (!holds(witness)) return "the rule does not hold of the witness";
  const wrong = written.find(
    ({ property, channel }) => !channels.includes(channel) || !isWritten(channel, property),
  );
  if (wrong !== undefined) return `${wrong.channel} does not write ${wrong.property}`;
  const writes = Object.fromEntries(written.map(({ property, value }) => [property, value]));
  const fixed = Object.fromEntries(given.map(({ property, value }) => [property, value]));
  if (answer.way === "invite") {
    if (!channels.includes("inviter")) return "nobody invites";
    if (given.length > 0) return undefined;
    const { address = "somebody@nowhere.example" } = answer;
    const guests = ids.flatMap((id) => hosts.map((host) => guestOf(address, host, id)));
    return guests.every((guest) => holds({ ...guest, ...writes }))
      ? undefined
      : "the guest of the invitation is not taken in";
  }
  if (holds(answer.before)) return "the one before is in already";
  const changed = Object.keys({ ...witness, ...answer.before }).filter(
    (name) => JSON.stringify(witness[name]) !== JSON.stringify(answer.before[name]),
  );
  const unsaid = changed.find((name) => !Object.hasOwn(writes, name));
  if (unsaid !== undefined) return `${unsaid} changes, and nobody writes it`;
  const facts = factsOf(written.map(({ channel }) => channel));
  const kind = Object.keys(facts).find((name) => witness[name] !== facts[name]);
  if (kind !== undefined) return `${kind} is another one than the channel writes of`;
  const said = { ...facts, ...fixed, ...writes };
  const keys = new Set(Object.keys(said).map((name) => name.toLowerCase()));
  const filledIn = (other: DrawnSubject): ReferenceSubject => ({
    ...everybody,
    ...Object.fromEntries(
      Object.entries(other).filter(
        ([name, value]) => !keys.has(name.toLowerCase()) && isThere(name, value),
      ),
    ),
    ...said,
  });
  const lost = others.find((other) => !holds(filledIn(other)));
  return lost === undefined ? undefined : `not enough is given: ${JSON.stringify(lost)}`;
}

/** What everybody has. */
const everybody: ReferenceSubject = {
  objectId: ids[0],
  displayName: "Somebody",
  userPrincipalName: "somebody@host.example",
};

const isThere = (name: string, value: unknown): boolean =>
  !Object.hasOwn(everybody, name) || (typeof value === "string" && value !== "");

/** An attempt to get in where it is said that nobody does. */
export type Attempt =
  | { readonly kind: "invite"; readonly guest: ReferenceSubject }
  | { readonly kind: "edit"; readonly before: DrawnSubject; readonly after: DrawnSubject };

/** Attempts by values that a rule names, whole and joined: addresses to invite, and edits of what channels write. */
export function attempts(
  rule: Rule,
  kind: "user" | "device",
  channels: readonly Channel[],
): fc.Arbitrary<Attempt> {
  const texts = [
    ...new Set([...hintsOf([rule]).keys()].flatMap((name) => textsAsked(hintsOf([rule]), name))),
  ];
  const piece = fc.constantFrom("guest", "x1", ...texts.map((text) => text.toLowerCase()));
  const local = fc.array(piece, { minLength: 1, maxLength: 2 }).map((all) => all.join(""));
  const address = fc
    .tuple(local, fc.constantFrom("", ...texts.map((text) => `${text.toLowerCase()}.`)))
    .map(([name, sub]) => `${name.replaceAll("@", "_")}@${sub.replace(/^@/, "")}elsewhere.example`)
    .filter(isAnybodys);
  const invite = address.map((one): Attempt => ({
    kind: "invite",
    guest: guestOf(one, "host.example", ids[0]),
  }));
  const edit = fc
    .tuple(subjectFor(rule, kind), subjectFor(rule, kind))
    .map(([before, after]): Attempt => ({ kind: "edit", before, after }));
  return channels.includes("inviter") && kind === "user" ? fc.oneof(invite, edit) : edit;
}

const isAnybodys = (address: string): boolean =>
  /^[a-z0-9_]([a-z0-9_.-]*[a-z0-9_])?@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+example$/.test(address);

/** Whether an attempt gets in, where it is one at all. */
export function getsIn(rule: CheckedRule, channels: readonly Channel[], attempt: Attempt): boolean {
  const now = new Date("2026-03-01T12:00:00Z");
  const holds = (subject: ReferenceSubject): boolean => referenceMatches(rule.rule, subject, now);
  if (attempt.kind === "invite") return holds(attempt.guest);
  const writers = channels.filter((channel) => channel !== "inviter");
  const sets = [...writers.map((channel) => [channel]), ...(isOfOneKind(writers) ? [writers] : [])];
  return sets.some((some) => {
    const facts = factsOf(some);
    const before = { ...attempt.before, ...facts };
    const changes = Object.entries(attempt.after).filter(([name]) =>
      some.some((channel) => isWritten(channel, name)),
    );
    const after = { ...before, ...Object.fromEntries(changes) };
    return [before, after].every((one) => isSomebody(rule, one)) && !holds(before) && holds(after);
  });
}

const isOfOneKind = (channels: readonly Channel[]): boolean =>
  new Set(channels.flatMap((channel) => factsOf([channel])["userType"] ?? [])).size < 2;

/** Whether there can be such a user or device: of closed vocabularies, with addresses that are such, and with a name. */
const isSomebody = (rule: CheckedRule, subject: ReferenceSubject): boolean =>
  isCatalogued(rule, subject) &&
  ["mail", "otherMails", "userPrincipalName"].every((name) => isOfAddresses(subject[name])) &&
  Object.keys(everybody).every(
    (name) => !rule.reads.includes(name) || isThere(name, subject[name]),
  );

const isOfAddresses = (value: unknown): boolean =>
  [value]
    .flat()
    .every(
      (text) =>
        typeof text !== "string" || text === "" || /^[^\s@<>()[\],;:\\"]+@\w+(\.\w+)*$/.test(text),
    );

function isCatalogued({ subject: kind }: CheckedRule, subject: ReferenceSubject): boolean {
  return vocabularies(kind).every(([name, values]) => {
    const value = subject[name];
    return (
      typeof value !== "string" ||
      values.some((one) => one.toLowerCase() === value.toLowerCase()) ||
      value === ""
    );
  });
}

const vocabularies = (kind: "user" | "device"): (readonly [string, readonly string[]])[] =>
  catalogue.flatMap(({ subject, name, values }) =>
    subject === kind && values !== undefined ? [[name, values] as const] : [],
  );
