import type { Migration } from "./migration.ts";
import { firstTables } from "./first-tables.ts";
import { firstViews } from "./first-views.ts";

/** All migrations. What a version once did is never edited; a new one is added at the end. */
export const migrations: readonly Migration[] = [firstTables + firstViews];

/** Says in the header of a SQLite file that it is a tenant: `Mstr` in ASCII. */
export const applicationId = 0x4d737472;
