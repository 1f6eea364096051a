import { distance } from "fastest-levenshtein";
import type { Diagnostic } from "../grammar/diagnostic.ts";
import { guessing, replacing, report } from "../grammar/report.ts";
import type { Item, Operand, Reference } from "../grammar/rule.ts";
import { pathOf } from "../grammar/spelling.ts";
import { catalogue, findItemProperty, findProperty, itemProperties } from "../schema/catalogue.ts";
import { type OtherName, otherName } from "../schema/other-names.ts";
import type { Property, SubjectKind } from "../schema/property.ts";
import type { Source } from "./checked-rule.ts";
import type { Context } from "./context.ts";

/** Finds what an operand stands for, or reports why it stands for nothing here. */
export function sourceOf(operand: Operand, context: Context): Source | undefined {
  if (operand.kind === "item") return itemSource(operand, context);
  if (isOfItem(operand)) return itemPropertySource(operand, context);
  const property = propertyOf(operand, context);
  if (context.collection === undefined) return property && { kind: "property", property };
  context.diagnostics.push(
    report(
      "item-out-of-place",
      operand.span,
      `\`${pathOf(operand)}\` stands where only an item may stand`,
      {
        hint: `inside \`-any\` and \`-all\` of \`${context.collection.name}\` only ${itemsOf(context.collection)} may be named`,
      },
    ),
  );
  return undefined;
}

/** Finds the property that a reference names, whatever surrounds it, or reports that there is none. */
export function propertyOf(reference: Reference, context: Context): Property | undefined {
  const prefix = reference.prefix?.toLowerCase();
  if (prefix === undefined) return unprefixed(reference, context);
  if (prefix !== "user" && prefix !== "device") {
    context.diagnostics.push(unknownPrefix(reference));
    return undefined;
  }
  if (prefix !== context.subject)
    context.diagnostics.push(otherSubject(reference, prefix, context));
  const property = findProperty(prefix, reference.name);
  if (property === undefined) context.diagnostics.push(unknownProperty(reference, prefix));
  else context.reads.add(property.name);
  return property;
}

function unprefixed(reference: Reference, context: Context): Property | undefined {
  const { name, span } = reference;
  const other = context.subject === "user" ? "device" : "user";
  const isOthers =
    !context.isAsked &&
    findProperty(context.subject, name) === undefined &&
    findProperty(other, name) !== undefined;
  const prefix = isOthers ? other : context.subject;
  const property = findProperty(prefix, name);
  const spelled = `${prefix}.${property?.name ?? name}`;
  const isKnown = property !== undefined;
  context.diagnostics.push(
    report(
      "missing-prefix",
      span,
      `\`${name}\` stands without \`user.\` or \`device.\` before it`,
      {
        hint: isKnown
          ? `write \`${spelled}\``
          : "a property stands behind `user.` or `device.`, as in `user.department`",
        fix: isKnown ? replacing(`write \`${spelled}\``, span, spelled) : undefined,
      },
    ),
  );
  if (property !== undefined) context.reads.add(property.name);
  return property;
}

function otherSubject(
  reference: Reference,
  prefix: SubjectKind,
  { subject, isAsked }: Context,
): Diagnostic {
  const path = pathOf(reference);
  return isAsked
    ? report(
        "wrong-subject",
        reference.span,
        `\`${path}\` is about ${prefix}s, and the rule is for ${subject}s`,
      )
    : report(
        "mixed-subjects",
        reference.span,
        `\`${path}\` is about ${prefix}s, and the rule began with ${subject}s`,
        {
          hint: "a rule is about users or about devices, never both; make two groups",
        },
      );
}

function unknownPrefix(reference: Reference): Diagnostic {
  const { prefix = "", span } = reference;
  const nearest = nearestOf(prefix, ["user", "device", "assignedPlan", "group"]);
  const spelled = `${nearest ?? ""}.${reference.name}`;
  return report("unknown-property", span, `\`${prefix}\` is no prefix of rules`, {
    hint:
      nearest === undefined
        ? "a property stands behind `user.` or `device.`"
        : `did you mean \`${spelled}\`?`,
    entra: unsupported(reference.name),
    fix: nearest === undefined ? undefined : guessing(`write \`${spelled}\``, span, spelled),
  });
}

function unknownProperty(reference: Reference, subject: SubjectKind): Diagnostic {
  const { name, span } = reference;
  const other = otherName(subject, name);
  const use = other === undefined ? nearestProperty(subject, name) : other.use;
  const spelled = `${subject}.${use ?? ""}`;
  const write = other === undefined ? guessing : replacing;
  const fix = use === undefined ? undefined : write(`write \`${spelled}\``, span, spelled);
  const advice =
    other === undefined
      ? unknownHint(subject, name, use)
      : otherHint(other.note, use === undefined ? undefined : spelled);
  const message = `\`${pathOf(reference)}\` ${unknownSaid(other)}`;
  return report("unknown-property", span, message, { hint: advice, entra: unsupported(name), fix });
}

function unknownSaid(other: OtherName | undefined): string {
  if (other === undefined) return "is no property of rules";
  return other.origin === undefined
    ? "was never a property of rules"
    : `is ${other.origin}, not a property of rules`;
}

const otherHint = (note: string | undefined, use: string | undefined): string | undefined =>
  use === undefined ? note : `rules write \`${use}\`${note === undefined ? "" : `; ${note}`}`;

function unknownHint(subject: SubjectKind, name: string, use: string | undefined): string {
  const other = subject === "user" ? "device" : "user";
  if (findProperty(other, name) !== undefined)
    return `it is a property of ${other}s: \`${other}.${name}\``;
  if (/^extension_/iu.test(name)) {
    return "an extension property is `extension_`, the application's id as 32 hexadecimal digits, `_` and a name";
  }
  return use === undefined
    ? `docs/language.md lists the properties of ${subject}s`
    : `did you mean \`${subject}.${use}\`?`;
}

const unsupported = (name: string): string =>
  `Attribute not supported; DynamicGroupQueryParseError: Unsupported property '${name}'`;

const nearestProperty = (subject: SubjectKind, name: string): string | undefined =>
  nearestOf(
    name,
    catalogue.filter((property) => property.subject === subject).map((property) => property.name),
  );

/** The candidate that differs least, where it differs by a slip or two. */
export function nearestOf(written: string, candidates: readonly string[]): string | undefined {
  if (written.length > longestName) return undefined;
  const lower = written.toLowerCase();
  const allowed = Math.max(1, Math.floor(written.length / 4));
  return candidates
    .map((candidate) => ({ candidate, far: distance(lower, candidate.toLowerCase()) }))
    .filter(({ far }) => far <= allowed)
    .toSorted((a, b) => a.far - b.far)[0]?.candidate;
}

/** Anything longer resembles no name. */
const longestName = 64;

const itemPrefixes: ReadonlySet<string> = new Set(
  itemProperties.map(({ prefix }) => prefix.toLowerCase()),
);

/** Tells whether a reference names a property of an item: `assignedPlan.…`, `group.…`. */
export const isOfItem = ({ prefix }: Reference): boolean =>
  prefix !== undefined && itemPrefixes.has(prefix.toLowerCase());

const itemsOf = ({ type }: Property): string =>
  type === "plan collection" ? "`assignedPlan.…`" : "`_`";

function itemSource(item: Item, { collection, diagnostics }: Context): Source | undefined {
  if (collection?.type === "string collection") return { kind: "item" };
  diagnostics.push(
    collection === undefined
      ? report("item-out-of-place", item.span, "`_` stands outside `-any` and `-all`", {
          hint: '`_` is the element that `-any` or `-all` looks at, as in `user.otherMails -any (_ -endsWith "@contoso.com")`',
        })
      : report("wrong-item", item.span, `\`_\` is no item of \`${collection.name}\``, {
          hint: `its items are named ${itemsOf(collection)}`,
        }),
  );
  return undefined;
}

function itemPropertySource(
  reference: Reference,
  { collection, diagnostics }: Context,
): Source | undefined {
  const path = pathOf(reference);
  const property = findItemProperty(reference.prefix ?? "", reference.name);
  if (collection === undefined) {
    diagnostics.push(
      report(
        "item-out-of-place",
        reference.span,
        `\`${path}\` stands outside the quantifier of its collection`,
        {
          hint: "write `user.assignedPlans -any (assignedPlan.… )` or `user.memberOf -any (group.objectId -in […])`",
        },
      ),
    );
  } else if (
    collection.type !== "plan collection" ||
    reference.prefix?.toLowerCase() !== "assignedplan"
  ) {
    diagnostics.push(
      report("wrong-item", reference.span, `\`${path}\` is no item of \`${collection.name}\``, {
        hint: `its items are named ${itemsOf(collection)}`,
      }),
    );
  } else if (property === undefined) {
    diagnostics.push(
      report("unknown-property", reference.span, `\`${path}\` is no property of a plan`, {
        hint: "a plan has `capabilityStatus`, `service` and `servicePlanId`",
        entra: unsupported(reference.name),
      }),
    );
  } else return { kind: "item property", property };
  return undefined;
}
