import type { CheckedRule } from "../../check/checked-rule.ts";
import type { Tenant } from "../../tenant/tenant.ts";
import type { FoundSubjects } from "./import-subjects.ts";

/** Says which attributes that rules read nobody has told. */
export class Doubts {
  private readonly tenant: Tenant;
  private readonly untold: FoundSubjects["untold"];
  private readonly held = new Map<string, boolean>();

  public constructor(tenant: Tenant, { untold }: Pick<FoundSubjects, "untold">) {
    this.tenant = tenant;
    this.untold = untold;
  }

  /**
   * The attributes that a rule reads and that the files do not tell. Where the tenant has its subjects from earlier, and
   * so nothing says what those files told, an attribute that nobody has counts as not told.
   */
  public of({ reads, subject }: CheckedRule): string[] {
    const untold = this.untold[subject];
    if (untold !== undefined) return reads.filter((name) => untold.has(name));
    const everybody = `${subject}.objectId`;
    if (!this.isHeld(everybody)) return [];
    return reads.filter((name) => !this.isHeld(`${subject}.${name}`));
  }

  private isHeld(property: string): boolean {
    const known = this.held.get(property);
    if (known !== undefined) return known;
    const result = this.tenant.select(`${property} -ne null`);
    const isHeld = !result.ok || result.value.length > 0;
    this.held.set(property, isHeld);
    return isHeld;
  }
}
