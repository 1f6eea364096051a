import {
  BOOLEAN,
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBPreparedStatement,
  type DuckDBType,
  type DuckDBValue,
  INTEGER,
  UTINYINT,
  VARCHAR,
} from "@duckdb/node-api";
import { planCombinationAt, userAt } from "./fixtures/tenant.ts";
import { codedAttributes } from "./fixtures/tenant-values.ts";

/** How DuckDB keeps attributes with few values. */
export type Form = "enum" | "varchar";

/** The users in DuckDB, in memory, in a form that suits it. */
export class DuckDBUsers {
  private readonly connection: DuckDBConnection;

  private constructor(connection: DuckDBConnection) {
    this.connection = connection;
  }

  /**
   * Builds the tables `users_enum` and `users_varchar`: attributes with few values as ENUM or VARCHAR, the others
   * in lower case so that no query has to fold them, proxy addresses as one text with a line each, the combination of
   * plans as a number.
   */
  public static async of(
    seed: number,
    count: number,
    say: (line: string) => void,
  ): Promise<DuckDBUsers> {
    const instance = await DuckDBInstance.create(":memory:");
    const connection = await instance.connect();
    const names = columns.map(({ name, sql }) => `${name} ${sql}`).join(", ");
    await connection.run(`CREATE TABLE users_varchar (${names})`);
    const appender = await connection.createAppender("users_varchar");
    for (let start = 0; start < count; start += 2048) {
      const length = Math.min(2048, count - start);
      const rows = Array.from({ length }, (_, at) => rowAt(seed, start + at));
      const chunk = DuckDBDataChunk.create(
        columns.map(({ type }) => type),
        length,
      );
      chunk.setColumns(columns.map((_, column) => rows.map((row) => row[column] ?? null)));
      appender.appendDataChunk(chunk);
      if (start % 204_800 === 0) say(`DuckDB: ${start} of ${count} users`);
    }
    appender.closeSync();
    await connection.run("ALTER TABLE users_varchar ALTER employeeHireDate TYPE DATE");
    for (const { name, values } of enums) {
      const listed = values.map((value) => quoted(String(value))).join(", ");
      await connection.run(`CREATE TYPE ${name}_values AS ENUM (${listed})`);
    }
    const cast = enums.map(({ name }) => `${name}::${name}_values AS ${name}`).join(", ");
    await connection.run(
      `CREATE TABLE users_enum AS SELECT * REPLACE (${cast}) FROM users_varchar`,
    );
    return new DuckDBUsers(connection);
  }

  public async useThreads(threads: number): Promise<void> {
    await this.connection.run(`SET threads = ${threads}`);
  }

  /** Makes a query ready for the numbers, or the object ids, of the users for whom a condition holds. */
  public prepare(
    condition: string,
    form: Form,
    column: "number" | "objectId" = "number",
  ): Promise<DuckDBPreparedStatement> {
    return this.connection.prepare(`SELECT ${column} FROM users_${form} WHERE ${condition}`);
  }
}

/** Runs a query and fetches the numbers, as DuckDB holds them; returns how many there are. */
export async function fetchNumbers(statement: DuckDBPreparedStatement): Promise<number> {
  const result = await statement.run();
  let count = 0;
  for (const chunk of await result.fetchAllChunks()) count += chunk.getColumnVector(0).itemCount;
  return count;
}

/** Runs a query and fetches the object ids as texts, as the engine answers; returns how many there are. */
export async function fetchIds(statement: DuckDBPreparedStatement): Promise<number> {
  const result = await statement.run();
  const ids: DuckDBValue[] = [];
  for (const chunk of await result.fetchAllChunks()) ids.push(...chunk.getColumnValues(0));
  return ids.length;
}

/** Runs a query and fetches the numbers into an array. */
export async function numbersOf(statement: DuckDBPreparedStatement): Promise<number[]> {
  const result = await statement.run();
  const chunks = await result.fetchAllChunks();
  return chunks.flatMap((chunk) => chunk.getColumnValues(0).map(Number));
}

/** A text as SQL writes it. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

interface Column {
  readonly name: string;
  readonly type: DuckDBType;
  readonly sql: string;
}

const texts = ["displayName", "mail", "userPrincipalName", "employeeId"] as const;

const enums = codedAttributes.filter(
  ({ name, values }) => typeof values[0] === "string" && name !== "employeeHireDate",
);

const columns: readonly Column[] = [
  { name: "number", type: INTEGER, sql: "INTEGER" },
  { name: "objectId", type: VARCHAR, sql: "VARCHAR" },
  ...codedAttributes.map(({ name, values }): Column =>
    typeof values[0] === "boolean"
      ? { name, type: BOOLEAN, sql: "BOOLEAN" }
      : { name, type: VARCHAR, sql: "VARCHAR" },
  ),
  ...[...texts, "proxyAddresses"].map((name): Column => ({ name, type: VARCHAR, sql: "VARCHAR" })),
  { name: "plans", type: UTINYINT, sql: "UTINYINT" },
];

function rowAt(seed: number, user: number): DuckDBValue[] {
  const { id, properties } = userAt(seed, user);
  const simple = (name: string): string | boolean | null => {
    const value = properties[name];
    return typeof value === "string" || typeof value === "boolean" ? value : null;
  };
  const addresses = properties["proxyAddresses"];
  return [
    user,
    id,
    ...codedAttributes.map(({ name }) => simple(name)),
    ...texts.map((name) => String(simple(name)).toLowerCase()),
    Array.isArray(addresses) ? `\n${addresses.join("\n")}\n`.toLowerCase() : null,
    planCombinationAt(seed, user) ?? null,
  ];
}
