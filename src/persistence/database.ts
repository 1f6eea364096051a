import type { DatabaseSync, SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { pathToFileURL } from "node:url";
import { sqlite } from "./sqlite.ts";
import { damaged, guarded } from "./store-fault.ts";

/** How a file is opened: `frozen` reads it as it lies there, without the files beside it that readers and writers share. */
export type Access = "write" | "read" | "frozen";

/** A row by the names of its columns. */
export type Row = Readonly<Record<string, SQLOutputValue>>;

/** A connection to a SQLite file that keeps its prepared statements. What SQLite refuses is thrown as it says it. */
export class Database {
  public readonly path: string;
  private readonly connection: DatabaseSync;
  private readonly statements = new Map<string, StatementSync>();

  /**
   * @param path an absolute one, as others could be read as an address
   * @param patience how long to wait for others who lock the file, in milliseconds
   */
  public constructor(path: string, access: Access, patience = 2000) {
    this.path = path;
    const { DatabaseSync: Connection } = sqlite();
    const place = pathToFileURL(path);
    place.searchParams.set("immutable", "1");
    this.connection = new Connection(access === "frozen" ? place : path, {
      readOnly: access !== "write",
      enableForeignKeyConstraints: false,
    });
    this.exec(`PRAGMA busy_timeout = ${patience}`);
  }

  /** Runs statements that give nothing. */
  public exec(sql: string): void {
    this.connection.exec(sql);
  }

  /** The statement of a text, prepared once. */
  public prepared(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const statement = this.connection.prepare(sql);
    this.statements.set(sql, statement);
    return statement;
  }

  public run(sql: string, ...values: SQLInputValue[]): void {
    this.prepared(sql).run(...values);
  }

  /** The first row; `undefined` where there is none. */
  public row(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.prepared(sql).get(...values);
  }

  public rows(sql: string, ...values: SQLInputValue[]): Row[] {
    return this.prepared(sql).all(...values);
  }

  /** Rows as they come, by a statement of its own, so that several can be read at once. */
  public *each(sql: string, ...values: SQLInputValue[]): Generator<Row> {
    yield* this.connection.prepare(sql).iterate(...values);
  }

  /** The number in the only column of the first row; 0 where there is none. */
  public number(sql: string, ...values: SQLInputValue[]): number {
    const [value] = Object.values(this.row(sql, ...values) ?? {});
    return typeof value === "number" ? value : 0;
  }

  /** Runs something in a transaction, all of it or nothing. Another process can write only before or after it. */
  public transaction<T>(begin: "BEGIN" | "BEGIN IMMEDIATE", run: () => T): T {
    return guarded(this.path, () => {
      this.exec(begin);
      try {
        const result = run();
        this.exec("COMMIT");
        return result;
      } catch (error) {
        this.rollBack();
        throw error;
      }
    });
  }

  public close(): void {
    this.statements.clear();
    this.connection.close();
  }

  /**
   * The value of a JSON text that a column of the file holds. Its shape is not asked for: whoever wrote the file had it.
   *
   * @throws StoreError where the text is none
   */
  // oxlint-disable-next-line typescript/no-unnecessary-type-parameters
  public valueOf<T>(text: SQLOutputValue | undefined): T {
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      return JSON.parse(String(text)) as T;
    } catch (error) {
      throw damaged(this.path, "a value in it is no JSON", { cause: error });
    }
  }

  private rollBack(): void {
    try {
      this.exec("ROLLBACK");
    } catch {
      // SQLite has rolled back by itself, as it does when the disk is full.
    }
  }
}
