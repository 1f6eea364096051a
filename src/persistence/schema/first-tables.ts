const userAttributes = [
  "displayName",
  "userPrincipalName",
  "mail",
  "userType",
  "accountEnabled",
  "department",
  "jobTitle",
  "companyName",
  "country",
  "usageLocation",
];

const deviceAttributes = [
  "displayName",
  "deviceId",
  "deviceOSType",
  "deviceOSVersion",
  "deviceOwnership",
  "managementType",
  "accountEnabled",
];

const accountAttributes = ["creationType", "externalUserState"];

/** Columns that are no more than a look into a JSON text, so that people can ask for them. */
const looks = (column: string, names: readonly string[]): string =>
  names
    .map((name) => `  ${name} GENERATED ALWAYS AS (json_extract(${column}, '$.${name}')) VIRTUAL,`)
    .join("\n");

const entries = (table: string): string => `
CREATE TABLE ${table} (
  id TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value))
);`;

/**
 * Schema 1: the tables. Who is in which group is kept by small numbers, the keys of subjects and groups; views show ids and
 * names. Keys are never given anew, as the log refers to those who left.
 */
export const firstTables: string = `
CREATE TABLE meta (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  tenant_id TEXT NOT NULL,
  created_at TEXT NOT NULL,
  batch INTEGER NOT NULL,
  membership_sequence INTEGER NOT NULL,
  time INTEGER NOT NULL,
  now TEXT GENERATED ALWAYS AS (strftime('%Y-%m-%dT%H:%M:%fZ', time / 1000.0, 'unixepoch')) VIRTUAL
);
CREATE TABLE subjects (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('user', 'device')),
  batch INTEGER NOT NULL
);
CREATE INDEX subjects_by_batch ON subjects (batch);
CREATE TABLE user_rows (
  key INTEGER PRIMARY KEY REFERENCES subjects (key),
  properties TEXT NOT NULL CHECK (json_valid(properties)),
  account TEXT CHECK (account IS NULL OR json_valid(account)),
${looks("account", accountAttributes)}
${looks("properties", userAttributes).replace(/,$/u, "")}
);
CREATE INDEX user_rows_with_account ON user_rows (key) WHERE account IS NOT NULL;
CREATE TABLE device_rows (
  key INTEGER PRIMARY KEY REFERENCES subjects (key),
  properties TEXT NOT NULL CHECK (json_valid(properties)),
${looks("properties", deviceAttributes).replace(/,$/u, "")}
);
CREATE TABLE group_rows (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  settings TEXT CHECK (settings IS NULL OR json_valid(settings)),
  batch INTEGER NOT NULL,
  rule_batch INTEGER NOT NULL,
${looks("settings", ["displayName", "membershipType", "membershipRule", "processingState", "staleSince"])}
  status GENERATED ALWAYS AS (json_extract(settings, '$.processingStatus.status')) VIRTUAL
);
CREATE INDEX group_rows_by_rule_batch ON group_rows (rule_batch);
CREATE TABLE membership_rows (
  group_key INTEGER NOT NULL REFERENCES group_rows (key),
  subject_key INTEGER NOT NULL REFERENCES subjects (key),
  PRIMARY KEY (group_key, subject_key)
) WITHOUT ROWID;
CREATE INDEX membership_rows_by_subject ON membership_rows (subject_key);
CREATE TABLE withheld (
  group_key INTEGER NOT NULL REFERENCES group_rows (key),
  subject_key INTEGER NOT NULL REFERENCES subjects (key),
  PRIMARY KEY (group_key, subject_key)
) WITHOUT ROWID;
CREATE TABLE batches (
  batch INTEGER PRIMARY KEY,
  time INTEGER NOT NULL,
  at TEXT GENERATED ALWAYS AS (strftime('%Y-%m-%dT%H:%M:%fZ', time / 1000.0, 'unixepoch')) VIRTUAL
);
CREATE INDEX batches_by_time ON batches (time);
CREATE TABLE changes (
  batch INTEGER NOT NULL REFERENCES batches (batch),
  number INTEGER NOT NULL,
  kind TEXT NOT NULL,
  subject_id TEXT,
  group_id TEXT,
  command TEXT NOT NULL CHECK (json_valid(command)),
  PRIMARY KEY (batch, number)
);
CREATE INDEX changes_by_subject ON changes (subject_id, batch, number) WHERE subject_id IS NOT NULL;
CREATE INDEX changes_by_group ON changes (group_id, batch, number) WHERE group_id IS NOT NULL;
CREATE TABLE membership_log (
  sequence INTEGER PRIMARY KEY,
  batch INTEGER NOT NULL REFERENCES batches (batch),
  joined INTEGER NOT NULL CHECK (joined IN (0, 1)),
  group_key INTEGER NOT NULL REFERENCES group_rows (key),
  subject_key INTEGER NOT NULL REFERENCES subjects (key),
  cause TEXT NOT NULL
);
CREATE INDEX membership_log_by_group ON membership_log (group_key);
CREATE INDEX membership_log_by_subject ON membership_log (subject_key);
CREATE TABLE snapshots (
  batch INTEGER NOT NULL,
  piece INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  PRIMARY KEY (batch, piece)
);
${["settings", "licenses", "roles", "held", "license_failures", "counters"].map(entries).join("")}
`;
