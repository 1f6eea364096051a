import type { Group } from "./group.ts";

/** Whether a group's rule moves its members now; else they are frozen as they are. */
export const isProcessed = ({
  membershipType,
  processingState,
  processingStatus,
  staleSince,
}: Group): boolean =>
  membershipType === "Dynamic" &&
  processingState === "On" &&
  processingStatus.status !== "Failed" &&
  staleSince === undefined;

/** Whether a group covers the users who are in it: each of them needs a license. */
export const isCovering = ({ membershipType, subject }: Group): boolean =>
  membershipType === "Dynamic" && subject === "user";
