/** An engine says something else than it should; `facts` are what it takes to see why. */
export class Difference extends Error {
  public override readonly name = "Difference";
  public readonly facts: Readonly<Record<string, unknown>>;

  public constructor(what: string, facts: Readonly<Record<string, unknown>>) {
    super(`the engine differs in ${what}`);
    this.facts = facts;
  }
}
