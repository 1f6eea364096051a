import type { Database } from "./database.ts";

/** An engine as bytes, and the batch after which it was so. */
export interface StoredSnapshot {
  readonly batch: number;
  readonly bytes: Uint8Array;
}

/** Keeps a snapshot in place of the one that is there. It must run in a transaction. */
export function writeSnapshot(database: Database, { batch, bytes }: StoredSnapshot): void {
  database.run("DELETE FROM snapshots");
  for (let start = 0; start < bytes.length; start += pieceLength)
    database.run(
      "INSERT INTO snapshots (batch, piece, bytes) VALUES (?, ?, ?)",
      batch,
      start / pieceLength,
      bytes.subarray(start, start + pieceLength),
    );
}

/** The snapshot; `undefined` where there is none. */
export function readSnapshot(database: Database): StoredSnapshot | undefined {
  const batch = database.row("SELECT batch FROM snapshots ORDER BY batch DESC LIMIT 1")?.["batch"];
  if (typeof batch !== "number") return undefined;
  const length = database.number("SELECT sum(length(bytes)) FROM snapshots WHERE batch = ?", batch);
  const bytes = new Uint8Array(length);
  let end = 0;
  const sql = "SELECT bytes FROM snapshots WHERE batch = ? ORDER BY piece";
  for (const { bytes: piece } of database.each(sql, batch)) {
    // What is no piece leaves a gap, which the checksum sees.
    if (piece instanceof Uint8Array) bytes.set(piece, end);
    end += piece instanceof Uint8Array ? piece.length : 0;
  }
  return { batch, bytes };
}

/** In bytes: a blob is held in memory as a whole. */
const pieceLength = 16 * 1024 * 1024;
