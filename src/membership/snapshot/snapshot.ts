import { EngineState } from "../engine-state.ts";
import { shard } from "../shard.ts";
import { type EngineData, engineData } from "./engine-data.ts";
import { type Numbers, pack, unpack } from "./pack.ts";
import { imageOf, TableFilling } from "./table-image.ts";

/** All of an engine as bytes. */
export function snapshotOf({ options, now, groups, kinds }: EngineState): Uint8Array {
  const arrays: Numbers[] = [];
  const { extraProperties, shard: own, valueCache, hitCache } = options;
  const data: EngineData = {
    now,
    extraProperties,
    shard: own && { index: own.index, count: own.count },
    valueCache,
    hitCache,
    groups: groups.image(),
    kinds: { user: imageOf(kinds.user, arrays), device: imageOf(kinds.device, arrays) },
  };
  return pack(data, arrays);
}

/**
 * The engine of a snapshot: arrays are copied, and rules read and filed again; nobody is asked whether a rule holds.
 *
 * @throws SnapshotError for bytes that are no snapshot, that are damaged, or that a newer version wrote
 */
export function stateOf(bytes: Uint8Array): EngineState {
  const { data, arrays } = unpack(bytes);
  const { now, shard: own, groups, kinds, ...options } = engineData(data);
  const state = new EngineState({
    ...options,
    now: now === undefined ? undefined : new Date(now),
    shard: own && shard(own.index, own.count),
  });
  const fillings = (["user", "device"] as const).map(
    (kind) => new TableFilling(state.kinds[kind], kinds[kind], arrays),
  );
  for (const filling of fillings) filling.fillIds();
  state.groups.fill(groups);
  // What rules ask is known before there are values, so that each value is asked once, and how frequent values are before
  // rules are filed.
  const compiled = groups.map(({ number }) => {
    const { subject, condition } = state.groups.ruleOf(number);
    const { rules } = state.kinds[subject];
    return { number, rules, program: rules.compile(condition) };
  });
  for (const filling of fillings) filling.fillColumns();
  for (const { number, rules, program } of compiled) rules.add(number, program);
  for (const engine of state.both) engine.noteFiled();
  return state;
}
