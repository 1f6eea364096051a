/** One subject joined or left one group. */
export interface MembershipChange {
  readonly kind: "joined" | "left";
  readonly groupId: string;
  readonly subjectId: string;
}

export const changeOf = (
  groupId: string,
  subjectId: string,
  isJoined: boolean,
): MembershipChange => ({
  kind: isJoined ? "joined" : "left",
  groupId,
  subjectId,
});
