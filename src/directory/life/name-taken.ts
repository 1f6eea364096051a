import { refuse } from "../decision.ts";

/** Refuses a user principal name that somebody has: two addresses can come to the same one. */
export const nameTaken = (name: string): ReturnType<typeof refuse> =>
  refuse("name-taken", `somebody has the user principal name \`${name}\` already`, {
    hint: "give another one, or change the name of the user who has it",
  });
