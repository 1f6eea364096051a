/** Writes rules into files, format by format, character by character: nothing of it is shared with the readers. */
export interface Writer {
  readonly name: string;
  readonly file: string;
  readonly write: (rule: string) => string;
  /** What the rule is when it is read, where the format adds to it. */
  readonly read?: (rule: string) => string;
}

const each = (text: string, written: Readonly<Record<string, string>>): string =>
  Array.from(text, (one) => (Object.hasOwn(written, one) ? written[one] : one)).join("");

const hcl = (text: string): string =>
  each(
    text.replaceAll(/[$%]\{/gu, (sign) => (sign[0] ?? "") + sign),
    {
      '"': '\\"',
      "\\": "\\\\",
      "\n": "\\n",
      "\r": "\\r",
      "\t": "\\t",
    },
  );

/** All but two letters, by which a test changes the others. */
const unicode = (text: string): string =>
  text
    .split("")
    .map((unit) =>
      unit === "x" || unit === "y"
        ? unit
        : `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    )
    .join("");

const resource = (rule: string): string =>
  `# a "comment"\r\nresource "azuread_group" "x" {\n  display_name = "Å" /* { */\n  dynamic_membership {\n    enabled = true\n    rule    = ${rule}\n  }\n}\n`;

const configured = (rule: string): string =>
  `Configuration C\r\n{\r\n  # "\r\n  AADGroup "x"\r\n  {\r\n    GroupTypes = @("DynamicMembership");\r\n    MembershipRule = ${rule};\r\n    Ensure = 'Present'\r\n  }\r\n}\r\n`;

const group = (rule: string): unknown => ({
  id: "Å",
  displayName: '[{"membershipRule":',
  groupTypes: ["DynamicMembership"],
  membershipRule: rule,
});

const indented = (text: string): string =>
  text
    .split("\n")
    .map((line) => (line.trim() === "" ? line : `    ${line}`))
    .join("\n");

const typographic = ["\u201C", "\u201D", "\u201E"];
const typographicSingle = ["\u2018", "\u2019", "\u201A", "\u201B"];
const escapedQuotes = Object.fromEntries(typographic.map((one) => [one, `\`${one}`]));
const doubledQuotes = Object.fromEntries(typographic.map((one) => [one, one + one]));
const doubledSingle = Object.fromEntries(typographicSingle.map((one) => [one, one + one]));

const csvCell = (text: string): string => `"${each(text, { '"': '""' })}"`;

export const writers: readonly Writer[] = [
  { name: "one rule", file: "a.rule", write: (rule) => `${rule}\n` },
  {
    name: "one rule behind front matter",
    file: "a.rule",
    write: (rule) => `---\r\nname: Sales\r\n---\r\n${rule}\r\n`,
  },
  {
    name: "a list of Graph",
    file: "a.json",
    write: (rule) =>
      JSON.stringify({ "@odata.context": "x", value: [group("b"), group(rule)].slice(1) }, null, 2),
  },
  {
    name: "lines of JSON",
    file: "a.ndjson",
    write: (rule) => `\n${JSON.stringify(group(rule))}\n`,
  },
  {
    name: "JSON of escapes",
    file: "a.json",
    write: (rule) => `[{"id":"a","membershipRule": "${unicode(rule)}"}]`,
  },
  {
    name: "a plan of Terraform",
    file: "plan.json",
    write: (rule) =>
      JSON.stringify({
        format_version: "1.2",
        resource_changes: [
          {
            address: "azuread_group.x",
            change: {
              actions: ["create"],
              before: null,
              after: { dynamic_membership: [{ enabled: true, rule }] },
            },
          },
        ],
      }),
  },
  {
    name: "a state of Terraform",
    file: "state.json",
    write: (rule) =>
      JSON.stringify({
        format_version: "1.0",
        values: {
          root_module: {
            child_modules: [
              { resources: [{ address: "m.x", values: { dynamic_membership: [{ rule }] } }] },
            ],
          },
        },
      }),
  },
  {
    name: "JSON of ConvertFrom-DSCObject",
    file: "a.json",
    write: (rule) =>
      JSON.stringify([{ ResourceName: "AADGroup", DisplayName: "x", MembershipRule: rule }]),
  },
  { name: "a string of Terraform", file: "a.tf", write: (rule) => resource(`"${hcl(rule)}"`) },
  {
    name: "a heredoc of Terraform",
    file: "a.tf",
    write: (rule) =>
      resource(`<<EOT\n${rule.replaceAll(/[$%]\{/gu, (sign) => (sign[0] ?? "") + sign)}\nEOT`),
    read: (rule) => `${rule}\n`,
  },
  {
    name: "an indented heredoc of Terraform",
    file: "a.tf",
    write: (rule) =>
      resource(
        `<<-EOT\n${indented(rule).replaceAll(/[$%]\{/gu, (sign) => (sign[0] ?? "") + sign)}\n   EOT`,
      ),
    read: (rule) => `${rule}\n`,
  },
  {
    name: "a string of PowerShell",
    file: "a.ps1",
    write: (rule) =>
      configured(
        `"${each(rule, { '"': '`"', "`": "``", $: "`$", "\n": "`n", ...escapedQuotes })}"`,
      ),
  },
  {
    name: "a string of PowerShell with doubled quotes",
    file: "a.ps1",
    write: (rule) =>
      configured(`"${each(rule, { '"': '""', "`": "``", $: "`$", ...doubledQuotes })}"`),
  },
  {
    name: "a literal string of PowerShell",
    file: "a.ps1",
    write: (rule) => configured(`'${each(rule, { "'": "''", ...doubledSingle })}'`),
  },
  {
    name: "a here-string of PowerShell",
    file: "a.ps1",
    write: (rule) =>
      configured(`@"\r\n${each(rule, { "`": "``", $: "`$", '"': '`"', ...escapedQuotes })}\r\n"@`),
  },
  {
    name: "an inventory in CSV",
    file: "a.csv",
    write: (rule) => `\r\nid,displayName,membershipRule\r\n"a, ""b""\r\nc",b,${csvCell(rule)}\r\n`,
  },
  {
    name: "an inventory with semicolons",
    file: "a.csv",
    write: (rule) => `#TYPE x\nMembershipRule;GroupName\n\n${csvCell(rule)};b`,
  },
];
