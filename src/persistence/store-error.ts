/** Why a tenant's file cannot be used, by a stable name. */
export type StoreErrorCode =
  /** There is no such file. */
  | "missing"
  /** A new tenant would take the place of a file. */
  | "exists"
  /** The file is something else. */
  | "not-a-tenant"
  /** A newer version of the package wrote the file. */
  | "newer"
  /** Somebody else has it open for writing. */
  | "locked"
  /** It is open for reading only, or may not be written. */
  | "read-only"
  /** There is no room for the batch; nothing of it was written. */
  | "full"
  /** The file is damaged. */
  | "corrupt"
  /** Whatever else the machine or the file system says. */
  | "failed";

/** A tenant's file that cannot be opened, read or written. The message is one sentence that names the file. */
export class StoreError extends Error {
  public override readonly name = "StoreError";
  public readonly code: StoreErrorCode;
  public readonly path: string;
  /** What to do about it. */
  public readonly hint: string;

  public constructor(
    code: StoreErrorCode,
    path: string,
    message: string,
    hint: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
    this.code = code;
    this.path = path;
    this.hint = hint;
  }
}
