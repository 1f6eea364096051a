import type { MembershipEngine } from "../../src/index.ts";
import type { Follower } from "./follower.ts";

/** Muster's engine: one patch. */
export const engineFollower = (engine: Pick<MembershipEngine, "apply">): Follower => ({
  name: "Muster",
  follow: ({ patch }) => engine.apply(patch),
});
