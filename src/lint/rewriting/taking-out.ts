import type { Fix } from "../../grammar/diagnostic.ts";
import type { Finding } from "../deciding/finding.ts";
import { rewriting } from "./rewriting.ts";

/** The fix that takes out what makes no difference; `undefined` where it is all there is, or an edit is not safe. */
export function takingOut(
  text: string | undefined,
  { part, needless }: Pick<Finding, "part" | "needless">,
): Fix | undefined {
  const joint = needless?.kin?.joint;
  if (needless === undefined || joint === undefined) return undefined;
  const whole = joint.junction.kind === "or" ? "take the alternative out" : "take the part out";
  const title = needless.part === part ? "take it out" : whole;
  return rewriting(text, joint, { title, without: [needless.part] });
}
