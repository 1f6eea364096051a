import type { Place } from "../input-error.ts";

/** A value of a YAML file, with where it stands. */
export type YamlValue = YamlScalar | YamlList | YamlMap;

/** A text, a number, `true`, `false` or `null`. */
export interface YamlScalar {
  readonly kind: "scalar";
  readonly place: Place;
  readonly value: string | number | boolean | null;
  /** Where a unit of the text stands in the file; `undefined` where escapes or folded lines lie between. */
  readonly offsetOf: (unit: number) => number | undefined;
}

/** Values in a row. */
interface YamlList {
  readonly kind: "list";
  readonly place: Place;
  readonly items: readonly YamlValue[];
}

/** Values under keys, each key once. */
export interface YamlMap {
  readonly kind: "map";
  readonly place: Place;
  readonly entries: readonly YamlEntry[];
}

/** A key with its value. */
export interface YamlEntry {
  readonly key: string;
  /** Where the key stands. */
  readonly place: Place;
  readonly value: YamlValue;
}
