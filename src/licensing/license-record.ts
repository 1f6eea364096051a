/** A license as it is kept: instants are texts. */
export interface LicenseRecord {
  /** The product's name, as in `SPE_E3`. */
  readonly sku: string;
  readonly seats: number;
  /** The instant at which it ends; never where this is left out. */
  readonly until?: string;
  /** Days after that in which everything goes on. */
  readonly graceDays: number;
}
