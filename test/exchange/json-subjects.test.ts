import { describe, expect, test } from "vitest";
import { subjectIn, subjectsIn } from "./source.ts";

const ada = { id: "u1", displayName: "Ada", officeLocation: "Oslo" };
const bo = { id: "u2", userPrincipalName: "bo@contoso.com" };

describe("users of Microsoft Graph", () => {
  test.for([
    [
      "a list in an object",
      JSON.stringify({ "@odata.count": 2, value: [ada, bo], "@odata.nextLink": "x" }),
    ],
    ["a list in an object, indented", JSON.stringify({ value: [ada, bo] }, null, 2)],
    ["two such lists", JSON.stringify({ value: [ada] }) + JSON.stringify({ value: [bo] })],
    ["an array", JSON.stringify([ada, bo])],
    ["one a line", `${JSON.stringify(ada)}\r\n\r\n${JSON.stringify(bo)}\r\n`],
    ["one after the other", JSON.stringify(ada, null, 2) + JSON.stringify(bo, null, 2)],
  ] as const)("are read from %s", async ([, text]) => {
    expect(await subjectsIn(text)).toMatchObject([
      {
        subject: "user",
        id: "u1",
        label: "Ada",
        properties: { physicalDeliveryOfficeName: "Oslo" },
      },
      { subject: "user", id: "u2", label: "bo@contoso.com" },
    ]);
  });

  test("are read from one object", async () => {
    expect((await subjectIn(JSON.stringify(ada))).label).toBe("Ada");
  });

  test.for(['{"value":[]}', "[]", " [ ] ", '{ "value" : [ ] }'])(
    "may be none: %s",
    async (text) => {
      expect(await subjectsIn(text)).toEqual([]);
    },
  );

  test("have their names in rules", async () => {
    const user = {
      id: "u1",
      mobilePhone: "1",
      businessPhones: ["2", "3"],
      faxNumber: "4",
      onPremisesSyncEnabled: null,
      imAddresses: ["a@b.c"],
      mailNickname: "ada",
      onPremisesExtensionAttributes: { extensionAttribute1: "x", extensionAttribute2: null },
      otherMails: ["d@e.f"],
      employeeHireDate: "2024-02-01T00:00:00Z",
    };
    expect((await subjectIn(JSON.stringify(user))).properties).toEqual({
      mobile: "1",
      telephoneNumber: "2",
      facsimileTelephoneNumber: "4",
      sipProxyAddress: "a@b.c",
      mailNickName: "ada",
      extensionAttribute1: "x",
      otherMails: ["d@e.f"],
      employeeHireDate: "2024-02-01T00:00:00Z",
    });
  });

  test("leave unknown what was not asked for, and unset what is null or empty", async () => {
    const user = {
      id: "u1",
      department: null,
      city: "",
      otherMails: [],
      onPremisesExtensionAttributes: null,
    };
    const { properties, unknown } = await subjectIn(JSON.stringify(user));
    expect(properties).toEqual({});
    for (const name of [
      "department",
      "city",
      "otherMails",
      "extensionAttribute1",
      "extensionAttribute15",
    ]) {
      expect(unknown).not.toContain(name);
    }
    expect(unknown).toContain("jobTitle");
    expect(unknown).toContain("manager");
    expect(unknown).toContain("memberOf");
  });

  test("share the set of what is unknown", async () => {
    const [first, second] = await subjectsIn('[{"id":"u1","city":"a"},{"id":"u2","city":"b"}]');
    expect(first?.unknown).toBe(second?.unknown);
  });

  test("keep of service plans what rules can read", async () => {
    const plan = {
      assignedDateTime: "2024-01-01T00:00:00Z",
      capabilityStatus: "Enabled",
      service: "exchange",
      servicePlanId: "p1",
    };
    const { properties } = await subjectIn(
      JSON.stringify({ id: "u1", assignedPlans: [plan, { service: null }] }),
    );
    expect(properties).toEqual({
      assignedPlans: [
        { capabilityStatus: "Enabled", service: "exchange", servicePlanId: "p1" },
        {},
      ],
    });
  });

  test.for([
    ['"m1"', "m1"],
    ['{"@odata.type":"#microsoft.graph.user","id":"m1"}', "m1"],
    ["null", undefined],
  ] as const)("have %s as manager", async ([given, manager]) => {
    const { properties, unknown } = await subjectIn(`{"id":"u1","manager":${given}}`);
    expect(properties["manager"]).toBe(manager);
    expect(unknown).not.toContain("manager");
  });

  test("have an unknown manager where the expansion left out the id", async () => {
    expect((await subjectIn('{"id":"u1","manager":{"displayName":"Bo"}}')).unknown).toContain(
      "manager",
    );
  });

  test("are members of groups, whatever else they belong to", async () => {
    const memberOf = [
      { "@odata.type": "#microsoft.graph.group", id: "g1" },
      { "@odata.type": "#microsoft.graph.directoryRole", id: "r1" },
      { id: "g2" },
      "g3",
    ];
    const { properties } = await subjectIn(JSON.stringify({ id: "u1", memberOf }));
    expect(properties).toEqual({ memberOf: ["g1", "g2", "g3"] });
  });

  test("have extension properties, as text", async () => {
    const app = "0123456789abcdef0123456789abcdef";
    const name = (end: string): string => `extension_${app}_${end}`;
    const user = {
      id: "u1",
      [name("a")]: "x",
      [name("b")]: true,
      [name("c")]: 7,
      [name("d")]: ["x"],
      [name("e")]: null,
    };
    expect((await subjectIn(JSON.stringify(user))).properties).toEqual({
      [name("a")]: "x",
      [name("b")]: "true",
      [name("c")]: "7",
    });
  });

  test("may have keys that rules do not read", async () => {
    const user = {
      id: "u1",
      createdDateTime: "x",
      creationType: null,
      externalUserState: "Accepted",
      identities: [{ issuer: "x" }],
    };
    expect((await subjectIn(JSON.stringify(user))).properties).toEqual({});
  });

  test("may have keys of PowerShell's ConvertTo-Json, where null does not tell unset from not asked for", async () => {
    const user = {
      Id: "u1",
      Department: null,
      OtherMails: "System.String[]",
      JobTitle: "CEO",
      AssignedPlans: [{ ServicePlanId: "p1", CapabilityStatus: "Enabled" }],
      AdditionalProperties: {},
    };
    const { id, properties, unknown } = await subjectIn(JSON.stringify(user));
    expect(id).toBe("u1");
    expect(properties).toEqual({
      jobTitle: "CEO",
      assignedPlans: [{ capabilityStatus: "Enabled", servicePlanId: "p1" }],
    });
    expect(unknown).toContain("department");
    expect(unknown).toContain("otherMails");
  });

  test.for(["__proto__", "constructor", "toString"])(
    "may have the key %s, which stands for nothing",
    async (key) => {
      const { properties } = await subjectIn(
        `{"id":"u1","${key}":{"city":"Bergen"},"department":"Sales"}`,
      );
      expect(properties).toEqual({ department: "Sales" });
      expect(properties["city"]).toBeUndefined();
      expect(({} as Record<string, unknown>)["city"]).toBeUndefined();
    },
  );

  test("hold any text that JSON can write", async () => {
    const displayName = 'a "quoted" {name} [with] \\ \u0000 \n and 🦊 and \u2028';
    const { properties } = await subjectIn(JSON.stringify([{ id: "u1", displayName }]));
    expect(properties).toEqual({ displayName });
  });

  test("start on lines", async () => {
    const text = JSON.stringify({ value: [ada, bo] }, null, 2);
    expect((await subjectsIn(text)).map(({ line }) => line)).toEqual([3, 8]);
  });
});
