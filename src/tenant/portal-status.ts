import type { Group } from "./group.ts";

/** What the portal shows as "Dynamic rule processing status". */
export type PortalStatus =
  | "Evaluating"
  | "Processing"
  | "Update complete"
  | "Processing error"
  | "Update paused"
  | "Not started";

/**
 * The portal's word for how far a dynamic group is; `undefined` for an assigned one. A batch is processed whole before
 * anybody can ask, so nobody meets "Evaluating", which Graph does not tell from "Processing" either.
 */
export function portalStatusOf({
  membershipType,
  processingState,
  processingStatus: { status },
}: Group): PortalStatus | undefined {
  if (membershipType === "Assigned") return undefined;
  if (processingState === "Paused") return "Update paused";
  switch (status) {
    case "NotStarted":
      return "Not started";
    case "Running":
      return "Processing";
    case "Succeeded":
      return "Update complete";
    case "Failed":
      return "Processing error";
    default:
      return status satisfies never;
  }
}
