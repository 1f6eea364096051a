import type { GroupRecord } from "../group-record.ts";
import type { Owner } from "./placed-rule.ts";

/** Names a rule after its group. */
export const ownerOfGroup = (
  file: string,
  { id, displayName, processingState }: GroupRecord,
): Owner => ({ file, title: displayName, group: { id, displayName, processingState } });
