import { D2, filter, MultiSet, output } from "@tanstack/db-ivm";
import { compile, type MembershipChange, type Predicate, type Subject } from "../../src/index.ts";
import type { Beginning, Follower } from "./follower.ts";

/**
 * TanStack's incremental views, as its live queries use them: one view a group, a filter over the users with our own
 * compiled predicate. A user who changes is taken out as he was and put in as he is. (One view that joins users with
 * comparisons holds a row for each user and each comparison that he satisfies: thousands a user.)
 */
export function dbIvmFollower({ groups, movers, attributesOf }: Beginning): Follower {
  const graph = new D2();
  const users = graph.newInput<Subject>();
  let changes: MembershipChange[] = [];
  let subjectId = "";
  for (const { id: groupId, rule } of groups) {
    const holds: Predicate = compile(rule);
    users.pipe(
      filter((user) => holds(user)),
      output((rows) => {
        let sum = 0;
        for (const [, times] of rows.getInner()) sum += times;
        if (sum !== 0) changes.push({ kind: sum > 0 ? "joined" : "left", groupId, subjectId });
      }),
    );
  }
  graph.finalize();
  const now = new Map<number, Subject>(movers.map((user) => [user, attributesOf(user)]));
  return {
    name: "@tanstack/db-ivm",
    follow: ({ user, id, attribute, to }) => {
      const before = now.get(user) ?? {};
      const after = { ...before, [attribute]: to };
      now.set(user, after);
      changes = [];
      subjectId = id;
      users.sendData(
        new MultiSet<Subject>([
          [before, -1],
          [after, 1],
        ]),
      );
      graph.run();
      return changes;
    },
  };
}
