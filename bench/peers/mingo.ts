import { Query } from "mingo";
import { mongoOf } from "./mongo.ts";
import type { Peer } from "./peer.ts";

/** Compiles once to an object. */
export const mingo: Peer = {
  name: "mingo",
  lacks: "dates",
  compile: (condition, manner) => {
    const filter = mongoOf(condition, manner);
    if (filter === undefined) return undefined;
    const query = new Query(filter, {});
    return (user) => query.test(user);
  },
};
