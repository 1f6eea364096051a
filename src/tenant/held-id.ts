/** The id under which a batch is held: that of the batch by which it was held. */
export const heldIdOf = (batch: number): string => `${prefix}${batch}`;

/** The number of that batch, which tells the older ones. */
export const batchOfHeld = (heldId: string): number => Number(heldId.slice(prefix.length));

const prefix = "batch-";
