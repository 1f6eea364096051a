import { isObject } from "../is-object.ts";

type Values = Readonly<Record<string, unknown>>;

/** A rule among the values of a Terraform resource. */
export interface ResourceRule {
  /** The way to its text; `undefined` where it is known after apply. */
  readonly path: readonly (string | number)[] | undefined;
  readonly displayName: string | undefined;
  readonly processingState: "On" | "Paused";
}

/**
 * Finds the rules of a resource: in `dynamic_membership` as the provider for Entra ID has it, and in the `body` of a
 * resource that speaks to Graph.
 *
 * @param unknown what of the values is known after apply, in their own form
 */
export function* rulesOfResource(values: Values, unknown: unknown): Generator<ResourceRule> {
  const name = textIn(values, "display_name");
  if (isUnknown(unknown, "dynamic_membership")) yield { ...nothing, displayName: name };
  const open = isObject(unknown) ? unknown["dynamic_membership"] : undefined;
  for (const [index, block] of listOf(values["dynamic_membership"]).entries()) {
    if (!isObject(block)) continue;
    const isOpen = Array.isArray(open) && isUnknown(open[index], "rule");
    const path = isOpen ? undefined : ["dynamic_membership", index, "rule"];
    if (!isOpen && textIn(block, "rule") === undefined) continue;
    const processingState = block["enabled"] === false ? "Paused" : "On";
    yield { path, displayName: name, processingState };
  }
  const body = isObject(unknown) ? unknown["body"] : undefined;
  if (isObject(values["body"])) yield* rulesOfBody(values["body"], body, ["body"]);
}

const nothing = { path: undefined, processingState: "On" } as const;

/** A body is the group itself, or holds it as `properties`. */
function* rulesOfBody(
  body: Values,
  unknown: unknown,
  path: readonly string[],
): Generator<ResourceRule> {
  const isOpen = isUnknown(unknown, "membershipRule");
  if (isOpen || textIn(body, "membershipRule") !== undefined)
    yield {
      path: isOpen ? undefined : [...path, "membershipRule"],
      displayName: textIn(body, "displayName"),
      processingState:
        textIn(body, "membershipRuleProcessingState")?.toLowerCase() === "paused" ? "Paused" : "On",
    };
  const { properties } = body;
  if (path.length > 1 || !isObject(properties)) return;
  const inner = isObject(unknown) ? unknown["properties"] : undefined;
  yield* rulesOfBody(properties, inner, [...path, "properties"]);
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

const isUnknown = (unknown: unknown, name: string): boolean =>
  isObject(unknown) && unknown[name] === true;

/** A text that is not empty. */
function textIn(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === "string" && value !== "" ? value : undefined;
}
