import { describe, expect, test } from "vitest";
import {
  after,
  applied,
  assigned,
  changeSettings,
  contoso,
  done,
  dynamic,
  everything,
  held,
  membersOf,
  moves,
  on,
  patch,
  refusalOf,
  remove,
  setLicense,
  setRule,
  user,
} from "./tenants.ts";

const leave = (id: string) => patch(id, { department: "None" });

/** A tenant where nobody leaves a group without approval. */
function strict() {
  const tenant = contoso();
  done(tenant, dynamic("sales"), changeSettings({ limits: { leavers: 0 } }));
  return tenant;
}

describe("a held batch", () => {
  test("does nothing", () => {
    const tenant = strict();
    held(tenant, patch("cat", { department: "Sales" }), leave("ann"));
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
    expect(tenant.attributesOf("cat")).toEqual({ objectId: "cat", department: "Research" });
  });

  test("says who would join and leave", () => {
    const outcome = held(strict(), patch("cat", { department: "Sales" }), leave("ann"));
    expect(moves(outcome)).toEqual(["joined sales cat", "left sales ann"]);
  });

  test("is listed with its commands, its breaches and its numbers", () => {
    const tenant = strict();
    tenant.advance(after(1));
    const { heldId, breaches } = held(tenant, leave("ann"));
    expect(tenant.held()).toEqual([
      {
        id: heldId,
        at: after(1).toISOString(),
        commands: [leave("ann")],
        breaches,
        joined: 0,
        left: 1,
      },
    ]);
  });

  test("stays as it was asked for, whatever the caller does with the list", () => {
    const tenant = strict();
    const commands = [leave("ann")];
    tenant.execute(commands);
    commands.push(leave("bob"));
    expect(tenant.held()[0]?.commands).toEqual([leave("ann")]);
  });

  test("is a batch of the log", () => {
    const tenant = strict();
    const { batch } = tenant;
    const { heldId } = held(tenant, leave("ann"));
    expect(tenant.batch).toBe(batch + 1);
    expect(heldId).toBe(`batch-${batch + 1}`);
  });

  test("lets other batches pass", () => {
    const tenant = strict();
    held(tenant, leave("ann"));
    expect(moves(done(tenant, patch("cat", { department: "Sales" })))).toEqual([
      "joined sales cat",
    ]);
  });
});

describe("approve", () => {
  test("does the batch, past the guard rails", () => {
    const tenant = strict();
    const { heldId } = held(tenant, leave("ann"));
    expect(moves(applied(tenant.approve(heldId)))).toEqual(["left sales ann"]);
    expect(tenant.held()).toEqual([]);
  });

  test("does it once", () => {
    const tenant = strict();
    const { heldId } = held(tenant, leave("ann"));
    tenant.approve(heldId);
    expect(refusalOf(tenant.approve(heldId)).code).toBe("no-such-batch");
  });

  test("does it on the tenant as it is by then", () => {
    const tenant = strict();
    const { heldId } = held(tenant, setRule("sales", 'user.city -eq "Oslo"'));
    done(tenant, patch("ann", { city: "Oslo" }), patch("cat", { city: "Oslo" }));
    const outcome = applied(tenant.approve(heldId));
    expect(moves(outcome)).toEqual(["joined sales cat", "left sales bob"]);
  });

  test("is refused where the batch cannot be done any more, and it stays held", () => {
    const tenant = strict();
    done(tenant, assigned("team"));
    const { heldId } = held(tenant, leave("ann"), on("team", "deleteGroup"));
    done(tenant, on("team", "deleteGroup"));
    const before = everything(tenant, "ann");
    const refusal = refusalOf(tenant.approve(heldId));
    expect(refusal).toMatchObject({ code: "no-such-group", command: 1 });
    expect(everything(tenant, "ann")).toEqual(before);
    expect(tenant.held().map(({ id }) => id)).toEqual([heldId]);
  });

  test("that is refused leaves the oldest first", () => {
    const tenant = strict();
    done(tenant, assigned("team"));
    const first = held(tenant, leave("ann"), on("team", "deleteGroup")).heldId;
    const second = held(tenant, leave("bob")).heldId;
    done(tenant, on("team", "deleteGroup"));
    tenant.approve(first);
    expect(tenant.held().map(({ id }) => id)).toEqual([first, second]);
  });

  test("does not go past the gate", () => {
    const tenant = strict();
    const sellers = [user("dan", "Sales"), user("eve", "Sales")];
    const { heldId } = held(tenant, leave("ann"), ...sellers);
    done(tenant, setLicense("AAD_PREMIUM", 2));
    expect(refusalOf(tenant.approve(heldId)).code).toBe("too-few-seats");
    expect(tenant.held()).toHaveLength(1);
  });

  test.each(["", "batch-99", "__proto__"])("of `%s` is refused", (heldId) => {
    expect(refusalOf(strict().approve(heldId))).toMatchObject({
      code: "no-such-batch",
      message: `no batch is held under \`${heldId}\``,
    });
  });
});

describe("discard", () => {
  test("forgets the batch", () => {
    const tenant = strict();
    const { heldId } = held(tenant, remove("ann"));
    expect(moves(applied(tenant.discard(heldId)))).toEqual([]);
    expect(tenant.held()).toEqual([]);
    expect(membersOf(tenant, "sales")).toEqual(["ann", "bob"]);
  });

  test("of what is not held is refused", () => {
    expect(refusalOf(strict().discard("batch-1")).code).toBe("no-such-batch");
  });
});

test("the log tells what was held, approved and discarded", () => {
  const tenant = strict();
  const { heldId } = held(tenant, leave("ann"));
  tenant.approve(heldId);
  expect(tenant.history({ subjectId: "ann" }).map(({ kind }) => kind)).toEqual([
    "command",
    "membership",
    "command",
    "membership",
  ]);
});
