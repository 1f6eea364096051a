import { describe, expect, test } from "vitest";
import { rulesOfPlan } from "../../../src/exchange/rules/read-rule-sources.ts";
import { ruleIn, rulesIn } from "./rules-in.ts";

interface Case {
  readonly name: string;
  readonly file: string;
  readonly content: string;
  readonly title: string;
  /** Where the `@` of the rule stands in the file. */
  readonly at: readonly [line: number, column: number];
}

const entra = JSON.stringify(
  {
    "@odata.context": "https://graph.microsoft.com/beta/$metadata#groups/$entity",
    id: "6f1d",
    displayName: "Sales",
    groupTypes: ["DynamicMembership"],
    membershipRule: 'user.mail -contains "\\@"',
    membershipRuleProcessingState: "On",
    extensions: [],
  },
  null,
  4,
);

const cases: readonly Case[] = [
  { name: "one rule", file: "a.rule", content: 'user.a\n  -eq "@"\n', title: "a.rule", at: [2, 8] },
  {
    name: "front matter",
    file: "a.rule",
    content: "---\ndisplayName: Sales\nowner: [anna]\n---\n\nuser.a -eq @",
    title: "Sales",
    at: [6, 12],
  },
  {
    name: "a text of another name",
    file: "rules/sales",
    content: "user.a -eq @",
    title: "rules/sales",
    at: [1, 12],
  },
  {
    name: "a folder of EntraExporter",
    file: "Groups/6f1d/6f1d.json",
    content: entra,
    title: "Sales",
    at: [8, 48],
  },
  {
    name: "an administrative unit",
    file: "a.json",
    content: '\uFEFF{"id": "a", "membershipType": "Dynamic",\r\n"membershipRule": "\\u0040"}',
    title: "a",
    at: [2, 20],
  },
  {
    name: "a snapshot",
    file: "a.json",
    content:
      '{"GroupCount": 1, "Groups": [\n{"GroupId": "a", "DisplayName": "A",\n "MembershipRule": "\\"\\\\@"}]}',
    title: "A",
    at: [3, 25],
  },
  {
    name: "a name that comes twice, of which the last counts",
    file: "a.json",
    content: '{"id": "a",\n"membershipRule": "@",\n"membershipRule": "x@"}',
    title: "a",
    at: [3, 21],
  },
  {
    name: "lone carriage returns",
    file: "a.csv",
    content: 'id,membershipRule\rone,""\rtwo,"x\r@"\r',
    title: "two",
    at: [4, 1],
  },
  {
    name: "a cell without quotes",
    file: "a.csv",
    content: "version:v1.0\nid;membershipRule;x\n\na;b@c;d\n",
    title: "a",
    at: [4, 4],
  },
  {
    name: "CSV of standard input",
    file: "standard input",
    content: 'DisplayName,MembershipRule\nA,"user.x -eq ""@"""\n',
    title: "A",
    at: [2, 17],
  },
  {
    name: "Terraform between comments",
    file: "a.tf",
    content: `/* resource "azuread_group" "no" { dynamic_membership { rule = "@" } } */
locals { membershipRule = "no @" }
resource "azuread_group" "x" {
  # dynamic_membership { rule = "no" }
  lifecycle { ignore_changes = [members, "a }"] } // }
  dynamic_membership {
    rule    = "\\"@" # "
    enabled = true
  }
}`,
    title: "azuread_group.x",
    at: [7, 18],
  },
  {
    name: "a heredoc that is indented",
    file: "a.tf",
    content:
      "resource azuread_group x {\n  dynamic_membership {\n    rule = <<-RULE\n\n      user\n        @\n    RULE\n  }\n}",
    title: "azuread_group.x",
    at: [6, 9],
  },
  {
    name: "a dynamic block",
    file: "a.tf",
    content:
      'resource "azuread_group" "x" {\n dynamic "dynamic_membership" {\n  for_each = [1]\n  content { rule = "@" }\n }\n}',
    title: "azuread_group.x",
    at: [4, 21],
  },
  {
    name: "a body for Graph",
    file: "a.tf",
    content:
      'resource "msgraph_resource" "x" {\n  body = merge({ a = [{ b = 1 }] }, {\n    "membershipRule" : "@", displayName = "X"\n  })\n}',
    title: "msgraph_resource.x",
    at: [3, 25],
  },
  {
    name: "a configuration of Microsoft365DSC",
    file: "a.ps1",
    content: `param ( [String] $a = "x)" )
<# AADGroup "no" { MembershipRule = "no" } #>
Configuration C { Node localhost {
  AADGroup "AADGroup-Sales"
  {
    Credential      = $Credscredential; # "
    DisplayName     = "Sales";
    AssignedLicenses = @(MSFT_AADGroupLicense { SkuId = 'x'; MembershipRule = 'no' });
    MembershipRule  = "(user.a -eq \`"@\`")"; MembershipRuleProcessingState = "On"
  }
} }`,
    title: "Sales",
    at: [9, 38],
  },
  {
    name: "an administrative unit of Microsoft365DSC",
    file: "a.PS1",
    content:
      "AADAdministrativeUnit 'x' {\n DisplayName = 'It''s'\n MembershipType = 'Dynamic'\n MembershipRule =\n 'a''@'\n}",
    title: "It's",
    at: [5, 6],
  },
];

test.for(cases)("$name", async ({ file, content, title, at }) => {
  const rule = await ruleIn(file, content);
  expect(rule.title).toBe(title);
  const [line, column] = at;
  expect(rule.placeOf(rule.text.indexOf("@"))).toEqual({ line, column });
});

describe("UTF-16", () => {
  test.for(["utf-16le", "utf-16be"])("of %s", async (encoding) => {
    const bytes = Buffer.from("\uFEFFuser.a\r\n@", "utf16le");
    const rule = await ruleIn("a.rule", encoding === "utf-16le" ? bytes : bytes.swap16());
    expect(rule.text).toBe("user.a\r\n@");
    expect(rule.placeOf(8)).toEqual({ line: 2, column: 1 });
  });
});

describe("whose rule it is", () => {
  test("a paused group of each format", async () => {
    const files: readonly (readonly [string, string])[] = [
      ["a.rule", "---\nname: A\nprocessingState: Paused\n---\nx"],
      ["a.json", '{"id":"A","membershipRule":"x","membershipRuleProcessingState":"Paused"}'],
      ["a.csv", "displayName,membershipRule,processingState\nA,x,Paused"],
      [
        "a.tf",
        'resource "A" "A" {\n display_name = "A"\n dynamic_membership {\n enabled = false\n rule = "x"\n }\n}',
      ],
      [
        "a.ps1",
        "AADGroup x { DisplayName = 'A'; MembershipRule = 'x'; MembershipRuleProcessingState = 'Paused' }",
      ],
    ];
    const rules = await Promise.all(files.map(([file, content]) => ruleIn(file, content)));
    expect(rules.map(({ group }) => [group?.displayName, group?.processingState])).toEqual(
      files.map(() => ["A", "Paused"]),
    );
  });

  test("assigned and absent groups have no rule, whatever they kept", async () => {
    const files: readonly (readonly [string, string])[] = [
      ["a.json", '[{"id":"A","groupTypes":[],"membershipRule":"x"},{"id":"B"}]'],
      [
        "a.json",
        '[{"ResourceName":"AADGroup","MembershipRule":"x","Ensure":"Absent"},{"ResourceName":"AADUser"}]',
      ],
      ["a.csv", "id,membershipRule,membershipType\nA,x,Assigned"],
      [
        "a.tf",
        'resource "A" "A" {\n dynamic_membership {\n rule = null\n }\n}\ndata "a" "b" { dynamic_membership { rule = "x" } }',
      ],
      [
        "a.ps1",
        "AADGroup x { MembershipRule = 'x'; Ensure = 'Absent' }\nAADGroup y { MembershipRule = 'x'; GroupTypes = @() }",
      ],
      [
        "a.ps1",
        "AADGroup x { MembershipRule = $null }\nAADGroup y { MembershipRule = '' }\nAADGroup -Name x",
      ],
    ];
    const rules = await Promise.all(files.map(([file, content]) => rulesIn(file, content)));
    expect(rules.flat()).toEqual([]);
  });
});

describe("nobody can say yet what the rule is:", () => {
  test.for([
    [
      "a template",
      "a.tf",
      'resource a b { dynamic_membership { rule = "x ${var.y} \\"" } }',
      "the rule holds a template, `${var.y}`",
      'x ${var.y} \\"',
    ],
    [
      "a template in a heredoc",
      "a.tf",
      'resource a b {\ndynamic_membership {\nrule = <<A\n%{ if "}" == <<B\n"\nB\n~}x%{ endif }\nA\n}\n}',
      'the rule holds a template, `%{ if "}`',
      '%{ if "}" == <<B\n"\nB\n~}x%{ endif }\n',
    ],
    [
      "a reference",
      "a.tf",
      'resource a b {\ndynamic_membership {\nrule = local.rules[\n "}"]\n}\n}',
      'the rule is an expression, `local.rules[ "}"]`',
      'local.rules[\n "}"]',
    ],
    [
      "a variable of PowerShell",
      "a.ps1",
      'AADGroup x { MembershipRule = "a @$Domain $(f ")" (1)) `$b" }',
      "the rule holds a variable, `$Domain`",
      'a @$Domain $(f ")" (1)) `$b',
    ],
    [
      "an expression of PowerShell",
      "a.ps1",
      'AADGroup x { MembershipRule = "a" + $b }',
      'the rule is an expression, `"a" + $b`',
      '"a" + $b',
    ],
  ] as const)("%s", async ([, file, content, reason, text]) => {
    const rule = await ruleIn(file, content);
    expect(rule.undecidable).toBe(reason);
    expect(rule.text).toBe(text);
    expect(rule.editOf({ start: 0, end: 1 }, "x")).toBeUndefined();
    const { line, column } = rule.placeOf(0);
    const lines = content.split("\n");
    expect(
      (lines[line - 1] ?? "").slice(column - 1).startsWith(rule.text.split("\n")[0] ?? "?"),
    ).toBe(true);
  });
});

const change = (
  address: string,
  actions: readonly string[],
  before: unknown,
  after: unknown,
  unknown: unknown = {},
) => ({
  address,
  mode: "managed",
  change: { actions, before, after, after_unknown: unknown },
});
const values = (rule: string) => ({
  display_name: "A",
  dynamic_membership: [{ enabled: true, rule }],
});

describe("a plan of Terraform", () => {
  const plan = JSON.stringify({
    format_version: "1.2",
    planned_values: { root_module: { resources: [{ values: values("no") }] } },
    resource_changes: [
      change("a.updated", ["update"], values("old"), values("new")),
      change("a.created", ["create"], null, values("new")),
      change("a.deleted", ["delete"], values("old"), null),
      change("a.replaced", ["delete", "create"], values("old"), values("new")),
      change(
        "a.open",
        ["update"],
        values("old"),
        { dynamic_membership: [{ enabled: true }] },
        { dynamic_membership: [{ rule: true }] },
      ),
      change("a.body", ["create"], null, { body: { properties: { membershipRule: "new" } } }),
      { ...change("data.x", ["read"], null, values("no")), mode: "data" },
    ],
    configuration: {},
  });

  test("after it is applied", async () => {
    const rules = await rulesIn("plan.json", plan);
    expect(rules.map(({ group, text, undecidable }) => [group?.id, text, undecidable])).toEqual([
      ["a.updated", "new", undefined],
      ["a.created", "new", undefined],
      ["a.replaced", "new", undefined],
      ["a.open", "", "the rule is known after apply"],
      ["a.body", "new", undefined],
    ]);
    expect(rulesOfPlan(plan, "plan.json", "after").map(({ text }) => text)).toEqual(
      rules.map(({ text }) => text),
    );
  });

  test("before it is applied", () => {
    const rules = rulesOfPlan(plan, "plan.json", "before");
    expect(rules.map(({ title, text }) => [title, text])).toEqual([
      ["a.updated", "old"],
      ["a.deleted", "old"],
      ["a.replaced", "old"],
      ["a.open", "old"],
    ]);
    for (const rule of rules) expect(plan.slice(rule.placeOf(0).column - 1)).toMatch(/^old/u);
  });
});
