import type { Reference } from "./rule.ts";
import type { Span } from "./span.ts";

/**
 * The letter case in which a path is written, or `undefined` for a path that nobody knows.
 *
 * Letter case means nothing in a name, so the tree holds one spelling of each; the grammar knows no property, so
 * whoever does hands the spelling in.
 */
export type Spelling = (path: string) => string | undefined;

/** The reference that a path stands for: what is before its first dot is the prefix. */
export function referenceTo(path: string, span: Span): Reference {
  const dot = path.indexOf(".");
  return dot === -1
    ? { kind: "reference", name: path, span }
    : { kind: "reference", prefix: path.slice(0, dot), name: path.slice(dot + 1), span };
}

/** A reference as it is written in a rule. */
export const pathOf = ({ prefix, name }: Pick<Reference, "prefix" | "name">): string =>
  prefix === undefined ? name : `${prefix}.${name}`;

/** Prefixes of properties: what stands behind one is a property of a user or a device. */
export const isSubjectPath = (path: string): boolean => /^(?:user|device)\./iu.test(path);
