import { evaluate, parse } from "cel-js";
import { plainCelOf } from "./cel.ts";
import { fold, type Peer } from "./peer.ts";

/** Parses once, walks the tree at each call. */
export const celJs: Peer = {
  name: "cel-js",
  lacks: "prefixes, suffixes, substrings, patterns, dates",
  compile: (condition, manner) => {
    const text = plainCelOf(condition, manner);
    const parsed = text === undefined ? undefined : parse(text);
    if (parsed === undefined) return undefined;
    if (!parsed.isSuccess) throw new Error(parsed.errors.join());
    const functions = { fold };
    return (user) => evaluate(parsed.cst, { user }, functions) === true;
  },
};
