import type { Image, TextClaim } from "../text/text-claim.ts";
import { imageKey } from "./claim-key.ts";
import type { Formula, Literal, Variable } from "./formula.ts";
import { allOf, anyOf, not, nothing } from "./join.ts";
import type { Space } from "./space.ts";

/**
 * Joins the parts of a rule. Lists about one variable become one list, and what asks for some item of a collection asks
 * for one that satisfies either: a chain of comparisons is then one atom, whichever way it was written.
 */
export function merged(kind: "and" | "or", parts: readonly Formula[], space: Space): Formula {
  // De Morgan: only alternatives are merged.
  if (kind === "and") return not(merged("or", parts.map(not), space));
  const joined = anyOf(parts);
  if (joined.kind !== "or") return joined;
  const rest: Formula[] = [];
  const lists = new Map<string, ListLiteral[]>();
  const outsideLists = new Map<string, ListLiteral[]>();
  const bodies = new Map<Variable, Formula[]>();
  for (const part of joined.parts) {
    if (isSome(part)) gather(bodies, part.atom.variable, part.atom.claim.body);
    else if (isList(part)) gather(part.holds ? lists : outsideLists, listKey(part), part);
    else rest.push(part);
  }
  return anyOf([
    ...rest,
    ...[...lists.values()].map((all) => inAny(all, space)),
    ...[...outsideLists.values()].map((all) => outsideSome(all, space)),
    ...[...bodies].map(([variable, all]) => {
      const body = merged("or", all, space);
      return space.literal(
        variable,
        body.kind === "constant" ? { kind: "set" } : { kind: "some", body },
      );
    }),
  ]);
}

interface ListLiteral extends Literal {
  readonly atom: Literal["atom"] & {
    readonly claim: { readonly kind: "text"; readonly text: List };
  };
}

interface SomeLiteral extends Literal {
  readonly holds: true;
  readonly atom: Literal["atom"] & {
    readonly claim: { readonly kind: "some"; readonly body: Formula };
  };
}

type List = Extract<TextClaim, { kind: "in" }>;

const isList = (part: Formula): part is ListLiteral =>
  part.kind === "literal" && part.atom.claim.kind === "text" && part.atom.claim.text.kind === "in";

const isSome = (part: Formula): part is SomeLiteral =>
  part.kind === "literal" && part.holds && part.atom.claim.kind === "some";

const listKey = ({ atom: { variable, claim } }: ListLiteral): string =>
  `${variable.key}${claim.text.image === undefined ? "" : imageKey(claim.text.image)}`;

function gather<Key, Thing>(into: Map<Key, Thing[]>, key: Key, thing: Thing): void {
  const known = into.get(key);
  if (known === undefined) into.set(key, [thing]);
  else known.push(thing);
}

function inAny(all: readonly ListLiteral[], space: Space): Formula {
  const [first] = all;
  if (first === undefined) return nothing;
  if (all.length === 1) return first;
  const texts = new Map(all.flatMap(({ atom }) => [...atom.claim.text.texts]));
  return listed(first, texts, space);
}

/** Outside of one list or the other is outside of what is in both. */
function outsideSome(all: readonly ListLiteral[], space: Space): Formula {
  const [first, ...others] = all;
  if (first === undefined) return nothing;
  if (others.length === 0) return first;
  const texts = new Map(
    [...first.atom.claim.text.texts].filter(([folded]) =>
      others.every(({ atom }) => atom.claim.text.texts.has(folded)),
    ),
  );
  return texts.size === 0 ? allOf([]) : not(listed(first, texts, space));
}

function listed(
  { atom: { variable, claim } }: ListLiteral,
  texts: ReadonlyMap<string, string>,
  space: Space,
): Literal {
  const image: Image | undefined = claim.text.image;
  return space.literal(variable, {
    kind: "text",
    text: { kind: "in", texts, ...(image === undefined ? {} : { image }) },
  });
}
