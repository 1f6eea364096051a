import { accept, refuse } from "../decision.ts";
import { findIdentityProvider, identityProviders } from "../identity-provider.ts";
import type { LifeStep } from "../life-step.ts";
import type { Host, Person } from "../person.ts";
import type { Decision } from "../refusal.ts";
import { changed, type Taken } from "./taken.ts";

type Redeem = Extract<LifeStep, { readonly kind: "redeem" }>;

/** Accepts an invitation: the identity provider signs the user in from now on. */
export function redeem({ issuer }: Redeem, person: Person, host: Host): Decision<Taken> {
  const { id, account } = person;
  if (account.externalUserState === undefined)
    return refuse("not-invited", `user \`${id}\` has no invitation to redeem`);
  if (account.externalUserState === "Accepted")
    return refuse("already-redeemed", `user \`${id}\` redeemed the invitation before`, {
      hint: "reset the redemption to let them redeem it again",
    });
  const provider = findIdentityProvider(issuer);
  if (provider === undefined)
    return refuse("unknown-issuer", `\`${issuer}\` signs no external users in`, {
      hint: `name ${identityProviders.map((known) => `\`${known.issuer}\``).join(", ")}, or the issuer URI of a SAML or WS-Fed federation`,
    });
  return accept(
    changed(
      person,
      {},
      {
        ...account,
        externalUserState: "Accepted",
        externalUserStateChangeDateTime: host.now.toISOString(),
        identities: [
          { signInType: "federated", issuer: provider.issuer },
          ...(account.identities ?? []),
        ],
      },
    ),
  );
}
