import { DatabaseSync } from "node:sqlite";
import type { MembershipChange } from "../../src/index.ts";
import type { Beginning, Follower, Group } from "./follower.ts";
import { termsOf } from "./terms.ts";

/**
 * SQLite in memory. The rules are rows: a group has terms, a term has slots, a slot has values. A change looks up the
 * groups that ask for the old or the new value, and asks of those whether a term is left without a failing slot.
 *
 * It knows equality, lists and logical operators.
 */
export function sqliteFollower(beginning: Beginning): Follower {
  const database = new DatabaseSync(":memory:");
  database.exec(schema);
  database.exec("BEGIN");
  addGroups(database, beginning.groups);
  addUsers(database, beginning);
  database.exec("COMMIT; ANALYZE");
  const update = database.prepare(
    "INSERT OR REPLACE INTO fact (user, attribute, value) VALUES (?, ?, ?)",
  );
  const clear = database.prepare("DELETE FROM fact WHERE user = ? AND attribute = ?");
  const find = database.prepare(findChanges);
  const join = database.prepare('INSERT INTO member (user, "group") VALUES (?, ?)');
  const leave = database.prepare('DELETE FROM member WHERE user = ? AND "group" = ?');
  return {
    name: "SQLite",
    follow: ({ user, id, attribute, from, to }) => {
      if (to === null) clear.run(user, attribute);
      else update.run(user, attribute, String(to));
      const rows = find.all({
        user,
        attribute,
        from: from === null ? null : String(from),
        to: to === null ? null : String(to),
      });
      return rows.map((row): MembershipChange => {
        const group = Number(row["group"]);
        const isIn = row["holds"] === 1;
        (isIn ? join : leave).run(user, group);
        return {
          kind: isIn ? "joined" : "left",
          groupId: beginning.groups[group]!.id,
          subjectId: id,
        };
      });
    },
  };
}

const schema = `
  PRAGMA journal_mode = OFF;
  PRAGMA synchronous = OFF;
  CREATE TABLE fact (user INTEGER, attribute TEXT, value TEXT, PRIMARY KEY (user, attribute)) WITHOUT ROWID;
  CREATE TABLE term (id INTEGER PRIMARY KEY, "group" INTEGER);
  CREATE INDEX term_of_group ON term ("group");
  CREATE TABLE slot (term INTEGER, number INTEGER, attribute TEXT, negated INTEGER, PRIMARY KEY (term, number)) WITHOUT ROWID;
  CREATE TABLE asked (term INTEGER, slot INTEGER, value TEXT, PRIMARY KEY (term, slot, value)) WITHOUT ROWID;
  CREATE TABLE reader (attribute TEXT, value TEXT, "group" INTEGER, PRIMARY KEY (attribute, value, "group")) WITHOUT ROWID;
  CREATE TABLE member (user INTEGER, "group" INTEGER, PRIMARY KEY (user, "group")) WITHOUT ROWID;
`;

const findChanges = `
  SELECT "group", holds FROM (
    SELECT touched."group",
      EXISTS (
        SELECT 1 FROM term WHERE term."group" = touched."group" AND NOT EXISTS (
          SELECT 1 FROM slot WHERE slot.term = term.id AND slot.negated = EXISTS (
            SELECT 1 FROM asked WHERE asked.term = slot.term AND asked.slot = slot.number AND asked.value =
              (SELECT value FROM fact WHERE fact.user = $user AND fact.attribute = slot.attribute)
          )
        )
      ) AS holds,
      EXISTS (SELECT 1 FROM member WHERE member.user = $user AND member."group" = touched."group") AS was
    FROM (SELECT DISTINCT "group" FROM reader WHERE attribute = $attribute AND value IN ($from, $to)) AS touched
  ) WHERE holds <> was
`;

function addGroups(database: DatabaseSync, groups: readonly Group[]): void {
  const addTerm = database.prepare('INSERT INTO term ("group") VALUES (?)');
  const addSlot = database.prepare("INSERT INTO slot VALUES (?, ?, ?, ?)");
  const addAsked = database.prepare("INSERT OR IGNORE INTO asked VALUES (?, ?, ?)");
  const addReader = database.prepare("INSERT OR IGNORE INTO reader VALUES (?, ?, ?)");
  for (const [number, { id, rule }] of groups.entries()) {
    const terms = termsOf(rule.condition);
    if (terms === undefined) throw new TypeError(`${id} asks for more than equality`);
    for (const slots of terms) {
      const term = Number(addTerm.run(number).lastInsertRowid);
      for (const [slot, { attribute, isNegated, values }] of slots.entries()) {
        addSlot.run(term, slot, attribute, isNegated ? 1 : 0);
        for (const value of values) {
          addAsked.run(term, slot, String(value));
          addReader.run(attribute, String(value), number);
        }
      }
    }
  }
}

function addUsers(database: DatabaseSync, { users, attributesOf, groupsOf }: Beginning): void {
  const addFact = database.prepare("INSERT INTO fact VALUES (?, ?, ?)");
  const addMember = database.prepare("INSERT INTO member VALUES (?, ?)");
  for (let user = 0; user < users; user++) {
    for (const [attribute, value] of Object.entries(attributesOf(user)))
      if (typeof value === "string" || typeof value === "boolean")
        addFact.run(user, attribute, String(value));
    for (const group of groupsOf(user)) addMember.run(user, group);
  }
}
