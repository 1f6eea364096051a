import { Environment } from "@marcbachmann/cel-js";
import { celOf } from "./cel.ts";
import { fold, type Peer } from "./peer.ts";

const environment = new Environment()
  .registerVariable("user", "dyn")
  .registerVariable("now", "dyn")
  .registerFunction("fold(dyn): dyn", fold);

/** Parses once to a function. */
export const marcbachmannCelJs: Peer = {
  name: "@marcbachmann/cel-js",
  lacks: "",
  compile: (condition, manner) => {
    const text = celOf(condition, manner);
    if (text === undefined) return undefined;
    const ask = environment.parse(text) as (context: object) => unknown;
    return (user, now) => ask({ user, now }) === true;
  },
};
