import type { AssignedLicense } from "../licensing/assigned-license.ts";
import type { Grant } from "../tenant/group.ts";
import type { GroupRecord } from "./group-record.ts";
import type { GroupField } from "./group-field.ts";
import { InputError, type Place, quoted } from "./input-error.ts";

/** What a file says of one group; empty texts are left out. */
export interface GroupSource {
  readonly id: string | undefined;
  readonly displayName: string | undefined;
  readonly description: string | undefined;
  readonly membershipRule: string | undefined;
  readonly processingState: string | undefined;
  readonly membershipType: string | undefined;
  readonly groupTypes: readonly string[] | undefined;
  readonly isAssignableToRole: boolean;
  readonly visibility: string | undefined;
  readonly assignedLicenses: readonly AssignedLicense[];
  readonly grants: readonly Grant[];
  readonly members: readonly string[] | undefined;
  readonly line: number;
}

/**
 * Makes a group of what a file says of it.
 *
 * @throws InputError for a group without id and name, a dynamic one without its rule, and a state that is none
 */
export function groupOf(source: GroupSource, placeOf: (field: GroupField) => Place): GroupRecord {
  const { displayName, description, membershipRule, isAssignableToRole } = source;
  const { assignedLicenses, grants, line } = source;
  const id = source.id ?? displayName;
  if (id === undefined) throw new InputError("the group has neither id nor name", placeOf("id"));
  const isDynamic = tellsDynamic(source);
  if (isDynamic && (membershipRule ?? "").trim() === "") {
    throw new InputError(
      `the group ${quoted(displayName ?? id)} is dynamic, but its rule is missing`,
      placeOf("membershipRule"),
      "`membershipRule` must be among the selected properties",
    );
  }
  return {
    id,
    displayName: displayName ?? id,
    description,
    membershipRule,
    processingState: stateOf(source.processingState, placeOf),
    isDynamic,
    isAssignableToRole,
    hasHiddenMembership: source.visibility?.toLowerCase() === "hiddenmembership",
    assignedLicenses,
    grants,
    members: isDynamic ? undefined : source.members,
    line,
  };
}

/** By its types or its kind of membership; where the file tells neither, by whether it has a rule. */
function tellsDynamic({ membershipType, groupTypes, membershipRule }: GroupSource): boolean {
  if (groupTypes !== undefined) {
    return groupTypes.some((type) => type.toLowerCase() === "dynamicmembership");
  }
  return membershipType === undefined
    ? membershipRule !== undefined
    : membershipType.toLowerCase().startsWith("dynamic");
}

function stateOf(text: string | undefined, placeOf: (field: GroupField) => Place): "On" | "Paused" {
  switch (text?.toLowerCase()) {
    case undefined:
    case "on":
      return "On";
    case "paused":
      return "Paused";
    default:
      throw new InputError(
        `the processing state ${quoted(text ?? "")} is neither \`On\` nor \`Paused\``,
        placeOf("processingState"),
      );
  }
}
