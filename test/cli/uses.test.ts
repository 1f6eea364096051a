import { describe, expect, test } from "vitest";
import { call, file } from "./call.ts";
import { asked, fullTenant } from "./tenant/fixture.ts";

const groups = (): string =>
  file(
    "groups.json",
    JSON.stringify(
      [
        ["1", "Sales", 'user.department -eq "Sales" -and -not (user.city -in ["Oslo", "Bergen"])'],
        [
          "2",
          "Twice",
          "user.department -eq 'A' -or user.department -EQ \"A\" -or user.city -eq null",
        ],
        [
          "3",
          "Plans",
          'user.assignedPlans -any (assignedPlan.service -eq "exchange" -and assignedPlan.capabilityStatus -eq "Enabled")',
        ],
        [
          "4",
          "Hired",
          "user.employeeHireDate -ge system.now -minus P7D -and user.accountEnabled -eq true",
        ],
        ["5", "Reports", 'Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"'],
        ["6", "PCs", 'device.displayName -startsWith "PC"'],
        ["7", "Names", 'user.displayName -eq "a"'],
      ].map(([id, displayName, membershipRule]) => ({
        id,
        displayName,
        membershipRule,
        groupTypes: ["DynamicMembership"],
      })),
    ),
  );

const listed = async (attribute: string): Promise<string[]> => {
  const { out, code } = await call("uses", attribute, groups());
  expect(code).toBe(0);
  return out === "" ? [] : out.split("\n");
};

describe("uses", () => {
  test.each([
    [
      "department",
      ["1  Sales", '  user.department -eq "Sales"', "2  Twice", '  user.department -eq "A"'],
    ],
    [
      "USER.City",
      ["1  Sales", '  user.city -in ["Oslo", "Bergen"]', "2  Twice", "  user.city -eq null"],
    ],
    ["assignedPlan.service", ["3  Plans", '  assignedPlan.service -eq "exchange"']],
    [
      "assignedPlans",
      [
        "3  Plans",
        '  user.assignedPlans -any ((assignedPlan.service -eq "exchange") -and (assignedPlan.capabilityStatus -eq "Enabled"))',
      ],
    ],
    ["employeeHireDate", ["4  Hired", "  user.employeeHireDate -ge system.now -minus P7D"]],
    ["manager", ["5  Reports", '  Direct Reports for "62e19b97-8b3d-4d4a-a106-4ce66896a863"']],
    [
      "displayName",
      ["6  PCs", '  device.displayName -startsWith "PC"', "7  Names", '  user.displayName -eq "a"'],
    ],
    ["device.displayName", ["6  PCs", '  device.displayName -startsWith "PC"']],
    ["companyName", []],
  ])("%s", async (attribute, expected) => {
    expect(await listed(attribute)).toEqual(expected);
  });

  test("counts on standard error", async () => {
    expect((await call("uses", "displayName", groups())).err).toBe(
      "2 rules of 7 read `user.displayName` or `device.displayName`",
    );
  });

  test("says it as JSON", async () => {
    expect(await asked("uses", "city", "--groups", groups())).toMatchObject({
      schemaVersion: 1,
      attributes: ["user.city"],
      rules: [
        {
          groupId: "1",
          displayName: "Sales",
          uses: [
            {
              text: 'user.city -in ["Oslo", "Bergen"]',
              operator: "-in",
              values: ["Oslo", "Bergen"],
            },
          ],
        },
        { groupId: "2", uses: [{ operator: "-eq", values: [null] }] },
      ],
    });
    expect(await asked("uses", "accountEnabled", groups())).toMatchObject({
      rules: [{ uses: [{ operator: "-eq", values: [true] }] }],
    });
    expect(await asked("uses", "assignedPlans", groups())).toMatchObject({
      rules: [{ uses: [{ operator: "-any", values: ["exchange", "Enabled"] }] }],
    });
  });

  test("looks at files with one rule each", async () => {
    const path = file("sales.rule", 'user.department -eq "Sales"\n');
    const { out } = await call("uses", "department", path);
    expect(out.split("\n").at(-1)).toBe('  user.department -eq "Sales"');
  });

  test("looks at the dynamic groups of a tenant", async () => {
    const path = await fullTenant();
    const { out, code } = await call("uses", "department", path);
    expect(code).toBe(0);
    expect(out.split("\n")).toEqual([
      "s  All Sales",
      '  user.department -eq "Sales"',
      "i  IT",
      '  user.department -eq "IT"',
    ]);
    expect(await call("uses", "department", path, groups())).toMatchObject({ code: 2 });
  });

  test("shows what is wrong with a rule, and lists the others", async () => {
    const bad = file("bad.rule", "user.department -eq Sales");
    const { code, err, out } = await call("uses", "department", bad, groups());
    expect(code).toBe(3);
    expect(err).toMatch("unquoted-string");
    expect(out).toMatch("1  Sales");
  });

  test.each([
    ["departmnt", "did you mean `department`?"],
    ["user.departmnt", "did you mean `user.department`?"],
    ["officeLocation", "did you mean `physicalDeliveryOfficeName`?"],
    ["assignedPlan.servce", "did you mean `assignedPlan.service`?"],
    ["__proto__", "docs/language.md lists the properties"],
    ["group.objectId", "docs/language.md lists the properties"],
    ["", "docs/language.md lists the properties"],
  ])("knows no `%s`", async (attribute, hint) => {
    const { code, err } = await call("uses", attribute, groups());
    expect(code).toBe(2);
    expect(err).toMatch("rules know no attribute");
    expect(err).toMatch(hint);
  });
});
