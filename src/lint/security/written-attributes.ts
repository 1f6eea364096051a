import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Span } from "../../grammar/span.ts";
import { pathOfProperty } from "../../schema/property.ts";
import { type Channel, channels } from "../../analysis/reach/channels.ts";
import { writtenThrough } from "./open-channels.ts";
import { testsIn } from "../../analysis/reach/tests-in.ts";

/** Attributes of a rule that others than administrators write. */
export interface WrittenAttribute {
  /** As in `user.mobile`. */
  readonly path: string;
  /** Who writes it, in words. */
  readonly writers: string;
  /** Where the rule first names it. */
  readonly span: Span;
}

/** The attributes that a rule compares and that can be written through some channels, each once, in the order of the text. */
export function writtenAttributes(
  rule: CheckedRule,
  through: ReadonlySet<Channel>,
): readonly WrittenAttribute[] {
  const found = new Map<string, WrittenAttribute>();
  for (const { property, named } of testsIn(rule.condition)) {
    const path = pathOfProperty(property);
    if (found.has(path)) continue;
    const writers = writersAmong(rule, property.name, through);
    if (writers !== "") found.set(path, { path, writers, span: named });
  }
  return [...found.values()];
}

/** Says who writes an attribute through some channels; empty where nobody does. */
export const writersAmong = (
  rule: CheckedRule,
  property: string,
  through: ReadonlySet<Channel>,
): string =>
  [...new Set(writtenThrough(rule, property, through).map(({ channel }) => channel))]
    .map((channel) => channels[channel].title)
    .join("; ");

/** Lists attributes as messages do; those with the same writers stand together, and the writers behind them. */
export function listed(attributes: readonly WrittenAttribute[]): string {
  return [...Map.groupBy(attributes, ({ writers }) => writers)]
    .map(([writers, some]) => `${pathsOf(some)} (${writers})`)
    .join(", ");
}

/** Lists attributes without their writers. */
export const pathsOf = (attributes: readonly WrittenAttribute[]): string =>
  attributes.map(({ path }) => `\`${path}\``).join(", ");
