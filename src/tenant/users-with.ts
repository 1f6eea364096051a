import { print } from "../grammar/print.ts";
import type { Rule } from "../grammar/rule.ts";
import type { MembershipEngine } from "../membership/membership-engine.ts";

/** The ids of the users with this mail address. */
export const usersWithMail = (engine: MembershipEngine, mail: string): readonly string[] =>
  usersWith(engine, "mail", mail);

/** The ids of the users with this user principal name. */
export const usersWithPrincipalName = (engine: MembershipEngine, name: string): readonly string[] =>
  usersWith(engine, "userPrincipalName", name);

/** Whoever a property of this value finds, letter case aside: the engine answers it as it answers a rule. */
function usersWith(engine: MembershipEngine, name: string, value: string): readonly string[] {
  if (value === "") return [];
  const rule: Rule = {
    kind: "comparison",
    operand: { kind: "reference", prefix: "user", name, span },
    operator: { name: "eq", span },
    value: { kind: "string", value, span },
    span,
  };
  const result = engine.preview(nobodysGroup, print(rule));
  return result.ok ? result.value.joined : [];
}

const span = { start: 0, end: 0 };

/** No group has this id, so everybody whom a rule takes in would join. */
const nobodysGroup = "";
