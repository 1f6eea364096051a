/** What something that is stored differs in from what it is computed to be. */
export type DifferenceKind =
  /** What SQLite says of the file. */
  | "database"
  /** A user or a device that rules cannot read. */
  | "subject"
  /** A member who should be none, or somebody who should be one. */
  | "membership"
  /** A membership that is served otherwise than the rule says, and is not noted so; or the other way round. */
  | "withheld"
  /** A membership that the log does not come to. */
  | "log"
  /** A gap, or a step back, in the numbers of batches and changes. */
  | "sequence"
  /** A number that is kept and is another when it is counted. */
  | "counter"
  /** A copy of the engine, kept for opening, that is another. */
  | "snapshot";

/** One difference between what is stored and what it should be. */
export interface Difference {
  readonly kind: DifferenceKind;
  readonly message: string;
}

/** Collects differences: the first hundred of each kind by name, of the rest the number. */
export class Findings {
  private readonly found = new Map<DifferenceKind, string[]>();
  private readonly rest = new Map<DifferenceKind, number>();

  public add(kind: DifferenceKind, message: string): void {
    const messages = this.found.get(kind) ?? [];
    this.found.set(kind, messages);
    if (messages.length < most) messages.push(message);
    else this.rest.set(kind, (this.rest.get(kind) ?? 0) + 1);
  }

  public differences(): Difference[] {
    return Array.from(this.found, ([kind, messages]) => {
      const rest = this.rest.get(kind);
      const more = rest === undefined ? [] : [`${rest} more differences of this kind`];
      return [...messages, ...more].map((message): Difference => ({ kind, message }));
    }).flat();
  }
}

const most = 100;
