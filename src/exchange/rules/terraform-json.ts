import { isObject } from "../is-object.ts";
import type { FramedRecord } from "../json-framer.ts";
import type { RuleSource } from "../rule-source.ts";
import { jsonString } from "./json-notation.ts";
import { stringInRecord } from "./json-place.ts";
import { type Strings, stringsUnder } from "./json-strings.ts";
import { type Owner, placedRule, undecidableRule } from "./placed-rule.ts";
import { rulesOfResource } from "./resource-rules.ts";
import { type Spot, spotsIn } from "./spots.ts";

/** Whether the rules of a plan are looked at as they are, or as they will be. */
export type PlanView = "before" | "after";

type Values = Readonly<Record<string, unknown>>;
type Path = readonly (string | number)[];

/** Tells whether an object is one of the `resource_changes` of a plan. */
export const isResourceChange = (value: Values): boolean =>
  typeof value["address"] === "string" &&
  isObject(value["change"]) &&
  Array.isArray(value["change"]["actions"]);

/** Reads the rules of a resource that a plan changes, leaves, creates or deletes. */
export function* rulesOfChange(
  record: FramedRecord,
  { address, mode, change }: Values,
  view: PlanView,
): Generator<RuleSource> {
  if (mode === "data" || !isObject(change) || !isObject(change[view])) return;
  const unknown = view === "after" ? change["after_unknown"] : undefined;
  yield* new Reader(record).rulesOf(String(address), change[view], ["change", view], unknown);
}

/** Tells whether an object is a state, or a plan without changes. */
export const isState = (value: Values): boolean =>
  typeof value["format_version"] === "string" &&
  (isObject(value["values"]) || "terraform_version" in value || "planned_values" in value);

/** Reads the rules of a state, module by module. */
export function* rulesOfState(record: FramedRecord, { values }: Values): Generator<RuleSource> {
  const reader = new Reader(record);
  const root = isObject(values) ? values["root_module"] : undefined;
  const modules: [module: unknown, path: Path][] = [[root, ["values", "root_module"]]];
  for (let next = modules.pop(); next !== undefined; next = modules.pop()) {
    const [module, path] = next;
    if (!isObject(module)) continue;
    for (const [index, resource] of listOf(module["resources"]).entries()) {
      if (!isObject(resource) || resource["mode"] === "data" || !isObject(resource["values"]))
        continue;
      const way = [...path, "resources", index, "values"];
      yield* reader.rulesOf(String(resource["address"]), resource["values"], way, undefined);
    }
    const children = listOf(module["child_modules"]).map((child, index): [unknown, Path] => [
      child,
      [...path, "child_modules", index],
    ]);
    // The path of each module is as long as it lies deep.
    if (path.length < deepest) modules.push(...children.toReversed());
  }
}

const deepest = 190;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Places the rules of a record, whose text is gone through once. */
class Reader {
  private readonly record: FramedRecord;
  private readonly strings: Strings;
  private readonly spotOf: (offset: number) => Spot;

  public constructor(record: FramedRecord) {
    this.record = record;
    this.strings = stringsUnder(record.text, ruleNames);
    this.spotOf = spotsIn(record.text, record);
  }

  public *rulesOf(
    address: string,
    values: Values,
    path: Path,
    unknown: unknown,
  ): Generator<RuleSource> {
    for (const found of rulesOfResource(values, unknown)) {
      const { displayName = address, processingState } = found;
      const group = { id: address, displayName, processingState };
      const owner: Owner = { file: this.record.file, title: address, group };
      if (found.path === undefined)
        yield undecidableRule(owner, "", this.spotOf(0), "the rule is known after apply");
      else {
        const way = [...path, ...found.path];
        const [written, start] = stringInRecord(this.record, this.strings, way, this.spotOf);
        yield placedRule(owner, written, jsonString, start);
      }
    }
  }
}

const ruleNames: ReadonlySet<string> = new Set(["rule", "membershipRule"]);
