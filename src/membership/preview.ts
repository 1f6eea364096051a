/** Who would join and leave under another rule. */
export interface Preview {
  readonly joined: string[];
  readonly left: string[];
  /** How many members would stay. */
  readonly unchanged: number;
}
