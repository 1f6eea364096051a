import type { Condition } from "../../check/checked-rule.ts";
import { type Joint, jointOf } from "./joint.ts";
import { placesIn } from "./place.ts";

/** Every joint of a rule, outermost first. */
export const jointsOf = (condition: Condition): readonly Joint[] =>
  placesIn(condition).flatMap(({ part, isInBareBody }) =>
    part.kind === "and" || part.kind === "or" ? [jointOf(part, isInBareBody)] : [],
  );
