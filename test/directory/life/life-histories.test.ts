import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { LifeStep } from "../../../src/directory/life-step.ts";
import { takeStep } from "../../../src/directory/life/take-step.ts";
import type { Taken } from "../../../src/directory/life/taken.ts";
import { type Host, type Person, personSource } from "../../../src/directory/person.ts";
import type { Decision } from "../../../src/directory/refusal.ts";
import { isExternal } from "../../../src/directory/source.ts";
import { after, codesOf, host } from "./lives.ts";

/** What is known of a person by their history alone. */
interface Model {
  readonly phase: "nobody" | "invited" | "redeemed" | "internal";
  readonly userType: "Member" | "Guest";
  readonly isEnabled: boolean;
}

const nobody: Model = { phase: "nobody", userType: "Guest", isEnabled: true };

/** The model after a step, or the code of its refusal. */
function expected(step: LifeStep, model: Model): Model | string {
  const { phase } = model;
  if (step.kind === "invite")
    return phase === "nobody"
      ? { phase: "invited", userType: step.userType ?? "Guest", isEnabled: true }
      : "id-taken";
  if (phase === "nobody") return "no-such-user";
  switch (step.kind) {
    case "redeem":
      if (phase === "internal") return "not-invited";
      return phase === "redeemed" ? "already-redeemed" : { ...model, phase: "redeemed" };
    case "resetRedemption":
      if (phase === "internal") return "converted-to-internal";
      return phase === "invited" ? "not-redeemed" : { ...model, phase: "invited" };
    case "convertUserType":
      return model.userType === step.userType
        ? "same-user-type"
        : { ...model, userType: step.userType };
    case "convertToInternal":
      if (phase === "internal") return "already-internal";
      return step.userPrincipalName === undefined
        ? "credentials-missing"
        : { ...model, phase: "internal", userType: "Member" };
    case "disable":
      return model.isEnabled ? { ...model, isEnabled: false } : "already-disabled";
    default:
      return step satisfies never;
  }
}

const userType = fc.constantFrom("Member", "Guest");
const id = fc.constant("u1");
const step: fc.Arbitrary<LifeStep> = fc.oneof(
  fc.record(
    { kind: fc.constant("invite"), id, mail: fc.constant("anna@fabrikam.com"), userType },
    { requiredKeys: ["kind", "id", "mail"] },
  ),
  fc.record({
    kind: fc.constant("redeem"),
    id,
    issuer: fc.constantFrom("ExternalAzureAD", "google.com", "mail", "https://idp.fabrikam.com"),
  }),
  fc.record(
    { kind: fc.constant("resetRedemption"), id, mail: fc.constant("anna@adatum.com") },
    { requiredKeys: ["kind", "id"] },
  ),
  fc.record({ kind: fc.constant("convertUserType"), id, userType }),
  fc.record(
    {
      kind: fc.constant("convertToInternal"),
      id,
      userPrincipalName: fc.constant("anna@contoso.com"),
    },
    { requiredKeys: ["kind", "id"] },
  ),
  fc.record({ kind: fc.constant("disable"), id }),
);

type TakeStep = (step: LifeStep, person: Person | undefined, around: Host) => Decision<Taken>;

/** Lives a history, and holds each step against the model. */
function live(steps: readonly LifeStep[], take: TakeStep): void {
  let person: Person | undefined;
  let model = nobody;
  for (const next of steps) {
    const decision = take(next, person, host());
    const wanted = expected(next, model);
    const now = decision.ok ? after(person, decision.value) : person;
    const seen = decision.ok && now !== undefined ? modelOf(now) : codesOf(decision);
    expect(seen).toEqual(wanted);
    expect(strayed(next, person, now)).toEqual([]);
    model = typeof wanted === "string" ? model : wanted;
    person = now;
  }
}

/** What a person shows of their history; the phase `odd` where what they show does not fit together. */
function modelOf(person: Person): Omit<Model, "phase"> & { readonly phase: string } {
  const { userType: type, accountEnabled } = person.properties;
  return {
    phase: phaseOf(person),
    userType: type === "Guest" ? "Guest" : "Member",
    isEnabled: accountEnabled !== false,
  };
}

function phaseOf(person: Person): string {
  const source = personSource(person, host());
  const { externalUserState: state, convertedToInternalUserDateTime: converted } = person.account;
  if (source === "Invited user" && state === "PendingAcceptance" && converted === undefined)
    return "invited";
  if (isExternal(source) && state === "Accepted" && converted === undefined) return "redeemed";
  return !isExternal(source) && state === undefined && converted !== undefined ? "internal" : "odd";
}

/** The attributes that a step may touch; groups are made of nothing else. */
const touched: Readonly<Record<LifeStep["kind"], readonly string[]>> = {
  invite: [],
  redeem: [],
  resetRedemption: ["mail", "otherMails"],
  convertUserType: ["userType"],
  convertToInternal: ["userType", "userPrincipalName"],
  disable: ["accountEnabled"],
};

/** What a step changed of a known person and should not have: their id, or attributes that are no business of it. */
function strayed(
  { kind }: LifeStep,
  before: Person | undefined,
  now: Person | undefined,
): readonly string[] {
  if (before === undefined || now === undefined) return [];
  const names = new Set([...Object.keys(before.properties), ...Object.keys(now.properties)]);
  const changed = [...names].filter(
    (name) =>
      JSON.stringify(before.properties[name]) !== JSON.stringify(now.properties[name]) &&
      !touched[kind].includes(name),
  );
  return before.id === now.id ? changed : ["objectId", ...changed];
}

describe("in every history of a person", () => {
  const histories = fc.array(step, { maxLength: 30 });

  test("each step does what the model says, and touches nothing else", () => {
    fc.assert(fc.property(histories, (steps) => live(steps, takeStep)));
  });

  test.for<[string, TakeStep]>([
    [
      "a reset that changes the name",
      (next, person, around) => {
        const decision = takeStep(next, person, around);
        if (!decision.ok || next.kind !== "resetRedemption") return decision;
        const { change, account } = decision.value;
        if (change.kind === "remove") return decision;
        const properties = { ...change.properties, userPrincipalName: "anna@contoso.com" };
        return { ...decision, value: { change: { ...change, properties }, account } };
      },
    ],
    [
      "a redemption that stays open",
      (next, person, around) => {
        const decision = takeStep(next, person, around);
        return decision.ok && next.kind === "redeem" && person !== undefined
          ? { ...decision, value: { ...decision.value, account: person.account } }
          : decision;
      },
    ],
  ])("%s is caught", ([, planted]) => {
    expect(() => fc.assert(fc.property(histories, (steps) => live(steps, planted)))).toThrow(
      "Property failed",
    );
  });

  test("an invitation that was redeemed is not redeemed again", () => {
    const issuer = "google.com";
    const redeem = { kind: "redeem", id: "u1", issuer } as const;
    fc.assert(
      fc.property(histories, (steps) => {
        const person = peopleOf(steps).findLast(
          ({ account }) => account.externalUserState === "Accepted",
        );
        fc.pre(person !== undefined);
        expect(codesOf(takeStep(redeem, person, host()))).toBe("already-redeemed");
      }),
    );
  });
});

/** The person after each step that was taken. */
function peopleOf(steps: readonly LifeStep[]): readonly Person[] {
  const people: Person[] = [];
  for (const next of steps) {
    const decision = takeStep(next, people.at(-1), host());
    if (decision.ok) people.push(after(people.at(-1), decision.value));
  }
  return people;
}
