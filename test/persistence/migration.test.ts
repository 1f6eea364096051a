import { describe, expect, test } from "vitest";
import { Database } from "../../src/persistence/database.ts";
import { openForReading, openForWriting } from "../../src/persistence/open-database.ts";
import { openTenant } from "../../src/persistence/open-tenant.ts";
import { migrate, schemaVersion } from "../../src/persistence/schema/migration.ts";
import { migrations } from "../../src/persistence/schema/migrations.ts";
import { plantTenant } from "./planted-tenant.ts";
import { newPath } from "./temporary-folder.ts";

const later = [
  ...migrations,
  "ALTER TABLE meta ADD COLUMN title TEXT NOT NULL DEFAULT 'untitled';",
  "UPDATE meta SET title = 'tenant ' || tenant_id; CREATE TABLE notes (text TEXT);",
];

describe("a file of an older version", () => {
  test("is brought to the newest one, step by step, and keeps what it holds", () => {
    const path = newPath();
    plantTenant(path).close();
    const database = openForWriting(path, { migrations: later });
    expect(schemaVersion(database)).toBe(3);
    expect(database.row("SELECT title = 'tenant ' || tenant_id AS ok FROM meta")).toEqual({
      ok: 1,
    });
    expect(database.number("SELECT count(*) FROM users")).toBe(3);
    database.close();
    openForReading(path, later).close();
    expect(() => openTenant(path)).toThrow("was written by a newer version: its schema is 3");
  });

  test("stays as it is where a step fails", () => {
    const path = newPath();
    plantTenant(path).close();
    const broken = [...later.slice(0, 2), "CREATE TABLE notes (text TEXT); DROP TABLE missing;"];
    expect(() => openForWriting(path, { migrations: broken })).toThrow("no such table: missing");
    const database = new Database(path, "read");
    expect(schemaVersion(database)).toBe(1);
    database.close();
    const tenant = openTenant(path);
    expect(tenant.batch).toBe(5);
    tenant.close();
  });

  test("is not read before it was opened for writing", () => {
    const path = newPath();
    plantTenant(path).close();
    expect(() => openForReading(path, later)).toThrow(
      `\`${path}\` was written by an older version, and cannot be brought to this one while it is only read`,
    );
  });

  test("of the newest version nothing is done", () => {
    const path = newPath();
    plantTenant(path).close();
    const database = new Database(path, "read");
    expect(() => {
      migrate(database, migrations);
    }).not.toThrow();
    database.close();
  });
});
