/** The command was called in a way that makes no sense, or a file cannot be opened; `hint` says what to do next. */
export class UsageError extends Error {
  public override readonly name = "UsageError";
  public readonly hint: string | undefined;

  public constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
