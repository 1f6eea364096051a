import sift from "sift";
import { mongoOf } from "./mongo.ts";
import type { Peer } from "./peer.ts";

/** Compiles once to a function. */
export const siftJs: Peer = {
  name: "sift",
  lacks: "dates",
  compile: (condition, manner) => {
    const query = mongoOf(condition, manner);
    if (query === undefined) return undefined;
    const ask = sift.default<unknown>(query);
    return (user) => ask(user);
  },
};
