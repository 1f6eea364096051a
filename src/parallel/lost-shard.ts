/** A thread of an engine ended, by want of memory or a fault of the engine. Its subjects went with it. */
export class LostShard extends Error {
  public override readonly name = "LostShard";

  /** @param cause the error that ended it, with the places in the code where there are some */
  public constructor(shard: number, count: number, reason: string, cause: string) {
    const message = `the thread of shard ${shard + 1} of ${count} ended (${reason}): build the engine anew`;
    super(message, { cause });
  }
}
