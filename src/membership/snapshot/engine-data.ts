import type { ExtraProperties } from "../../directory/check-properties.ts";
import type { SubjectKind } from "../../schema/property.ts";
import type { GroupImage } from "../groups.ts";
import { SnapshotError } from "./snapshot-error.ts";
import type { TableData } from "./table-image.ts";

/** What is no array of numbers of an engine. */
export interface EngineData {
  readonly now?: number | undefined;
  readonly extraProperties?: ExtraProperties | undefined;
  readonly shard?: { readonly index: number; readonly count: number } | undefined;
  readonly valueCache?: number | undefined;
  readonly hitCache?: number | undefined;
  readonly groups: readonly GroupImage[];
  readonly kinds: Readonly<Record<SubjectKind, TableData>>;
}

/** Says the same of the data; whoever made the checksum made the data, so its shape is not asked for part by part. */
export function engineData(data: unknown): EngineData {
  const isData = typeof data === "object" && data !== null && "groups" in data && "kinds" in data;
  if (!isData)
    throw new SnapshotError("the snapshot is of something else than a membership engine");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return data as EngineData;
}
