import { hostname } from "node:os";
import { DatabaseSync } from "node:sqlite";
import { readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { expect, test } from "vitest";
import { openTenant } from "../../src/persistence/open-tenant.ts";
import { openElsewhere } from "./other-process.ts";
import { plantTenant } from "./planted-tenant.ts";
import { newPath } from "./temporary-folder.ts";

const heldBy = (path: string, pid: number): RegExp =>
  new RegExp(
    `^\`${path}\` is open for writing in process ${pid} on ${hostname()} since \\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z$`,
    "u",
  );

test("a second writer in the same process is refused, and the first one goes on", () => {
  const path = newPath();
  const tenant = plantTenant(path);
  expect(() => openTenant(path)).toThrow(heldBy(path, process.pid));
  expect(tenant.execute({ kind: "resume", groupId: "paused" }).kind).toBe("applied");
  tenant.close();
  openTenant(path).close();
});

test("a second writer is refused by whatever name it comes", () => {
  const path = newPath();
  const tenant = plantTenant(path);
  const link = newPath();
  symlinkSync(path, link);
  expect(() => openTenant(link)).toThrow(heldBy(path, process.pid));
  tenant.close();
  openTenant(link).close();
});

test("a second writer in another process is refused", async () => {
  const path = newPath();
  const tenant = plantTenant(path);
  const other = await openElsewhere(path, "write");
  expect(other.opened).toMatchObject({
    code: "locked",
    hint: "end that process, or open the file for reading only",
  });
  expect(other.opened.message).toMatch(heldBy(path, process.pid));
  tenant.close();
});

test("a writer that closes, or is killed, lets the next one in", async () => {
  const path = newPath();
  plantTenant(path).close();
  const first = await openElsewhere(path, "write");
  expect(() => openTenant(path)).toThrow(heldBy(path, first.pid));
  await first.end("kill");
  const second = await openElsewhere(path, "write");
  expect(second.opened).toEqual({ batch: 5 });
  expect(() => openTenant(path)).toThrow(heldBy(path, second.pid));
  await second.end("close");
  openTenant(path).close();
});

test("a refused writer leaves nothing that keeps others out", () => {
  const path = newPath();
  const tenant = plantTenant(path);
  for (let attempt = 0; attempt < 3; attempt++)
    expect(() => openTenant(path)).toThrow(heldBy(path, process.pid));
  tenant.close();
  openTenant(path).close();
});

test("of many that come at once, one is let in", async () => {
  const path = newPath();
  plantTenant(path).close();
  const others = await Promise.all(Array.from({ length: 6 }, () => openElsewhere(path, "write")));
  const opened = others.filter(({ opened: { code } }) => code === undefined);
  expect(opened).toHaveLength(1);
  expect(others.filter(({ opened: { code } }) => code === "locked")).toHaveLength(5);
});

test("readers come while a writer writes, in this process and in others, and see whole batches", async () => {
  const path = newPath();
  const tenant = plantTenant(path);
  const reader = openTenant(path, { readOnly: true });
  const other = await openElsewhere(path, "read");
  expect(other.opened).toEqual({ batch: 5 });
  tenant.execute({ kind: "resume", groupId: "paused" });
  expect(reader.members("paused")).toEqual(["ann"]);
  // What was written since is not in its log either.
  const seen = reader.membershipChanges({});
  expect(seen.changes.map(({ batch }) => batch)).not.toContain(6);
  expect(reader.history({ groupId: "paused" }).map(({ batch }) => batch)).not.toContain(6);
  const later = openTenant(path, { readOnly: true });
  expect(later.members("paused").toSorted()).toEqual(["ann", "bo"]);
  expect(later.membershipChanges({ since: seen.token }).changes).toMatchObject([
    { kind: "joined", groupId: "paused", subjectId: "bo", batch: 6 },
  ]);
  for (const one of [reader, later, tenant]) one.close();
  await other.end("close");
});

test("a damaged file beside it is named", () => {
  const path = newPath();
  plantTenant(path).close();
  writeFileSync(`${path}-lock`, "this is no database, whatever it is\n".repeat(100));
  expect(() => openTenant(path)).toThrow(`\`${path}-lock\`, which says who writes, is damaged`);
  openTenant(path, { readOnly: true }).close();
});

test("a file beside it that names nobody is no obstacle", () => {
  const path = newPath();
  plantTenant(path).close();
  writeFileSync(`${path}-lock`, "");
  openTenant(path).close();
  expect(readFileSync(`${path}-lock`).length).toBeGreaterThan(0);
});

test("a sqlite3 shell within a transaction is told apart from a tenant's writer", () => {
  const path = newPath();
  plantTenant(path).close();
  const shell = new DatabaseSync(path);
  shell.exec("BEGIN IMMEDIATE");
  expect(() => openTenant(path)).toThrow(`\`${path}\` is in use by another program`);
  shell.exec("ROLLBACK");
  shell.close();
  openTenant(path).close();
});
