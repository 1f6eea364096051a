import type { Note } from "../refusal.ts";

/** What to think of when a user comes to stand to the organization in another way, after Microsoft's article on B2B users. */
export const review = {
  relationship: (id: string): Note => ({
    code: "review-relationship",
    message: `see whether the relationship of user \`${id}\` to the organization has changed; the type should change with it only`,
  }),
  userPrincipalName: (id: string): Note => ({
    code: "review-user-principal-name",
    message: `see whether the user principal name of user \`${id}\` should change`,
  }),
  access: (id: string): Note => ({
    code: "review-access",
    message: `see whether user \`${id}\` should keep access to the same resources`,
  }),
  mailbox: (id: string): Note => ({
    code: "review-mailbox",
    message: `see whether user \`${id}\` should have a mailbox`,
  }),
} as const;
