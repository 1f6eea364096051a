import { groupFieldOf } from "../group-field.ts";
import { groupInRecord } from "../groups-of-json.ts";
import type { FramedRecord } from "../json-framer.ts";
import type { RuleSource } from "../rule-source.ts";
import { isConfiguredResource, rulesOfConfigured } from "./configured-resource.ts";
import { stringInRecord } from "./json-place.ts";
import { stringsUnder } from "./json-strings.ts";
import { ownerOfGroup } from "./owner-of-group.ts";
import { placedRule } from "./placed-rule.ts";
import { jsonString } from "./json-notation.ts";
import {
  isResourceChange,
  isState,
  type PlanView,
  rulesOfChange,
  rulesOfState,
} from "./terraform-json.ts";
import { UniqueIds } from "./unique-ids.ts";

/** The names under which an object around them may hold groups, or the changes of a Terraform plan. */
export const lists: readonly string[] = ["value", "Groups", "resource_changes"];

/**
 * Reads the rules of a JSON file, record by record: groups and administrative units of Graph or of a snapshot,
 * resources of Microsoft365DSC, the changes of a Terraform plan, a Terraform state.
 */
export class RulesOfJson {
  private readonly ids = new UniqueIds();
  private readonly view: PlanView;

  public constructor(view: PlanView) {
    this.view = view;
  }

  public rulesIn(record: FramedRecord): Iterable<RuleSource> {
    const { value } = record;
    if (isResourceChange(value)) return rulesOfChange(record, value, this.view);
    if (isState(value)) return rulesOfState(record, value);
    if (isConfiguredResource(value)) return rulesOfConfigured(record, value);
    return this.rulesOfGroup(record);
  }

  private *rulesOfGroup(record: FramedRecord): Generator<RuleSource> {
    const group = groupInRecord(record);
    this.ids.take(group.id, record.file, record.line);
    const key = Object.keys(record.value).findLast(
      (name) => groupFieldOf(name) === "membershipRule" && record.value[name] !== null,
    );
    if (!group.isDynamic || group.membershipRule === undefined || key === undefined) return;
    const [written, start] = stringInRecord(record, stringsUnder(record.text, new Set([key])), [
      key,
    ]);
    yield placedRule(ownerOfGroup(record.file, group), written, jsonString, start);
  }
}
