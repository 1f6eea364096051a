import { describe, expect, test } from "vitest";
import type { LoadedSubject } from "../../src/tenant/load.ts";
import type { Commit } from "../../src/tenant/store.ts";
import { MemoryStore } from "../../src/tenant/memory-store.ts";
import { Tenant } from "../../src/tenant/tenant.ts";
import {
  applied,
  changeSettings,
  contoso,
  done,
  dynamic,
  everything,
  firstDay,
  membersOf,
  moves,
  on,
  refusalOf,
  setLicense,
} from "./tenants.ts";

const person = (id: string, department: string): LoadedSubject => ({
  subject: "user",
  id,
  properties: { department },
});

function empty(store = new MemoryStore()) {
  const tenant = new Tenant({ now: firstDay, store });
  done(tenant, setLicense("AAD_PREMIUM", 10), dynamic("sales"));
  return tenant;
}

/** Keeps the ids of the subjects that batches write. */
class WatchedStore extends MemoryStore {
  public readonly written: string[] = [];

  public override commit(commit: Commit): void {
    super.commit(commit);
    for (const [id] of commit.subjects) this.written.push(id);
  }
}

describe("into an empty directory", () => {
  test("all come in, and join", () => {
    const tenant = empty();
    const outcome = applied(tenant.load([person("ann", "Sales"), person("cat", "Research")]));
    expect(moves(outcome)).toEqual(["joined sales ann"]);
    expect(tenant.stats().subjects).toBe(2);
  });

  test("with their accounts", () => {
    const tenant = empty();
    tenant.load([
      { ...person("eva", "Sales"), account: { externalUserState: "PendingAcceptance" } },
    ]);
    expect(tenant.sourceOf("eva")).toBe("Invited user");
  });

  test("a paused group gets nobody before it is resumed", () => {
    const tenant = empty();
    done(tenant, on("sales", "pause"));
    expect(moves(applied(tenant.load([person("ann", "Sales")])))).toEqual([]);
    expect(moves(done(tenant, on("sales", "resume")))).toEqual(["joined sales ann"]);
  });

  test("data that does not fit is refused whole, with its place", () => {
    const tenant = empty();
    const before = everything(tenant, "ann");
    const odd = { subject: "user", id: "odd", properties: { nonsense: "x" } } as const;
    expect(refusalOf(tenant.load([person("ann", "Sales"), odd]))).toMatchObject({
      code: "data-does-not-fit",
      command: 1,
    });
    expect(everything(tenant, "ann")).toEqual(before);
  });

  test("more users than seats are refused whole", () => {
    const tenant = empty();
    done(tenant, setLicense("AAD_PREMIUM", 1));
    const outcome = tenant.load([person("ann", "Sales"), person("bob", "Sales")]);
    expect(refusalOf(outcome).code).toBe("too-few-seats");
    expect(tenant.stats().subjects).toBe(0);
  });

  test("whatever the subjects throw leaves nothing behind", () => {
    const tenant = empty();
    function* broken(): Generator<LoadedSubject> {
      yield person("ann", "Sales");
      throw new RangeError("the file ended");
    }
    expect(() => tenant.load(broken())).toThrow("the file ended");
    expect(tenant.attributesOf("ann")).toBeUndefined();
    expect(moves(applied(tenant.load([person("ann", "Sales")])))).toEqual(["joined sales ann"]);
  });

  test("nobody is nothing", () => {
    expect(moves(applied(empty().load([])))).toEqual([]);
  });
});

describe("into a directory with subjects", () => {
  test("the same data again writes nobody", () => {
    const store = new WatchedStore();
    const tenant = empty(store);
    const people = [person("ann", "Sales"), person("bob", "Sales")];
    tenant.load(people);
    expect(store.written).toEqual(["ann", "bob"]);
    expect(moves(applied(tenant.load(people)))).toEqual([]);
    expect(store.written).toEqual(["ann", "bob"]);
  });

  test("only those who differ are written", () => {
    const store = new WatchedStore();
    const tenant = empty(store);
    tenant.load([person("ann", "Sales"), person("bob", "Sales")]);
    const outcome = applied(tenant.load([person("ann", "Sales"), person("bob", "Research")]));
    expect(moves(outcome)).toEqual(["left sales bob"]);
    expect(store.written).toEqual(["ann", "bob", "bob"]);
  });

  test("others stay as they are", () => {
    const tenant = contoso();
    tenant.load([person("dan", "Sales")]);
    expect(tenant.attributesOf("ann")).toEqual({ objectId: "ann", department: "Sales" });
  });

  test("attributes that are not given are gone", () => {
    const tenant = contoso();
    tenant.load([{ subject: "user", id: "ann", properties: { city: "Oslo" } }]);
    expect(tenant.attributesOf("ann")).toEqual({ objectId: "ann", city: "Oslo" });
  });

  test("an account that is left out stays, one that is given is replaced", () => {
    const tenant = contoso();
    done(tenant, { kind: "setAccount", id: "ann", account: { creationType: "LocalAccount" } });
    tenant.load([person("ann", "None")]);
    expect(tenant.accountOf("ann")).toEqual({ creationType: "LocalAccount" });
    tenant.load([{ ...person("ann", "None"), account: {} }]);
    expect(tenant.accountOf("ann")).toEqual({});
  });

  test("the last one of an id counts, be it as the directory knows it or not", () => {
    const tenant = contoso();
    tenant.load([person("ann", "Research"), person("ann", "Sales")]);
    expect(tenant.attributesOf("ann")).toEqual({ objectId: "ann", department: "Sales" });
  });

  test("data that does not fit is refused with its place among all that is given", () => {
    const odd = { subject: "user", id: "odd", properties: { nonsense: "x" } } as const;
    const outcome = contoso().load([person("ann", "Sales"), person("dan", "Sales"), odd]);
    expect(refusalOf(outcome).command).toBe(2);
  });

  test("a device under the id of a user is refused", () => {
    const outcome = contoso().load([{ subject: "device", id: "ann", properties: {} }]);
    expect(refusalOf(outcome).code).toBe("data-does-not-fit");
  });

  test("a load beyond the guard rails is held, and can be approved", () => {
    const tenant = contoso();
    done(tenant, dynamic("sales"), changeSettings({ limits: { leavers: 0 } }));
    const account = { creationType: "LocalAccount" } as const;
    tenant.load([{ ...person("ann", "None"), account }]);
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
    applied(tenant.approve(tenant.held()[0]?.id ?? ""));
    expect(membersOf(tenant, "sales")).toEqual(["bob"]);
    expect(tenant.accountOf("ann")).toEqual(account);
  });
});
