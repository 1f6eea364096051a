import { equalsFolded, fold } from "../../text/ignore-case.ts";
import { accept, refuse } from "../decision.ts";
import type { LifeStep, UserType } from "../life-step.ts";
import { type Host, type Person, personSource, personText } from "../person.ts";
import type { Decision, Note } from "../refusal.ts";
import { isExternal } from "../source.ts";
import { review } from "./review.ts";
import { changed, type Taken } from "./taken.ts";

type ConvertUserType = Extract<LifeStep, { readonly kind: "convertUserType" }>;

/**
 * Makes a guest a member or a member a guest. How the user signs in stays as it is. The notes are the questions that
 * Microsoft's article asks of whoever does this. A user whose type is unset is of neither type.
 */
export function convertUserType(
  { userType }: ConvertUserType,
  person: Person,
  host: Host,
): Decision<Taken> {
  const present = personText(person, "userType");
  if (present !== undefined && equalsFolded(present, fold(userType)))
    return refuse("same-user-type", `user \`${person.id}\` is a ${userType.toLowerCase()} already`);
  return accept(changed(person, { userType }, person.account), [
    review.relationship(person.id),
    review.userPrincipalName(person.id),
    review.access(person.id),
    review.mailbox(person.id),
    ...sourceNotes(userType, person, host),
  ]);
}

/** A type that does not tell where the user signs in is easily taken for one that does. */
function sourceNotes(userType: UserType, person: Person, host: Host): readonly Note[] {
  const source = personSource(person, host);
  if (isExternal(source) && userType === "Member")
    return [
      {
        code: "stays-external",
        message: `user \`${person.id}\` is a member and still signs in from outside (source \`${source}\`)`,
      },
    ];
  if (!isExternal(source) && userType === "Guest")
    return [
      {
        code: "stays-internal",
        message: `user \`${person.id}\` is a guest and still signs in with an account of the host (source \`${source}\`)`,
      },
    ];
  return [];
}
