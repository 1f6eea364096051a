import { equalsFolded } from "../text/ignore-case.ts";

/** Tells whether a user of this `userType` counts as a guest; whoever has no type does not. */
export const isGuest = (userType: string | undefined): boolean =>
  userType !== undefined && equalsFolded(userType, "GUEST");
