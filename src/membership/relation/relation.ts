import { chunkRows, chunkShift } from "../chunk.ts";
import { Links } from "./links.ts";
import type { RelationImage } from "./relation-image.ts";
import { Scratch } from "./scratch.ts";
import { transpose } from "./transpose.ts";

/** The members of a group in one chunk of rows: the first `count` of `sorted` are their low bits, ascending. */
export interface ChunkMembers {
  readonly group: number;
  readonly sorted: Uint16Array;
  readonly count: number;
}

/** Groups are numbers below 2^22, rows below 2^26. */
const groupBits = 22;
const rowBits = 26;

/**
 * Which rows are in which groups, looked up both ways. Both are numbers, best small: there is a table by group for each
 * chunk of rows, and one by row for each chunk of groups.
 *
 * Law: a row is among a group's members exactly if the group is among the row's groups.
 */
export class Relation {
  private readonly members = new Links(groupBits);
  private readonly groups = new Links(rowBits);
  private pairs = 0;
  private readonly partners = new Scratch();
  private before: Uint16Array | undefined;

  /** Makes a relation like the one that wrote the image. What does not fit together is a `TypeError`. */
  public static read({ numbers, arrays }: RelationImage): Relation {
    const [pairs, middle, end] = numbers;
    if (pairs === undefined || middle === undefined || end !== arrays.length) {
      throw new TypeError("an image of a relation has as many arrays as its numbers say");
    }
    const relation = new Relation();
    relation.members.restore(arrays.slice(0, middle));
    relation.groups.restore(arrays.slice(middle));
    relation.pairs = pairs;
    return relation;
  }

  /** How many pairs of a group and a row there are. */
  public get size(): number {
    return this.pairs;
  }

  /** The memory of everything, in bytes. */
  public get bytes(): number {
    const scratch = this.partners.values.byteLength + (this.before?.byteLength ?? 0);
    return this.members.bytes + this.groups.bytes + scratch;
  }

  public has(group: number, row: number): boolean {
    return this.groups.has(row, group);
  }

  /** Puts a row into a group; tells whether that changed anything. */
  public add(group: number, row: number): boolean {
    if (!this.groups.add(row, group)) return false;
    this.members.add(group, row);
    this.pairs++;
    return true;
  }

  /** Takes a row out of a group; tells whether that changed anything. */
  public delete(group: number, row: number): boolean {
    if (!this.groups.delete(row, group)) return false;
    this.members.delete(group, row);
    this.pairs--;
    return true;
  }

  /** Reads the groups of a row, ascending; returns how many there are. */
  public readGroups(row: number, into: Scratch): number {
    return this.groups.read(row, into);
  }

  /** Reads the members of a group, ascending; returns how many there are. */
  public readMembers(group: number, into: Scratch): number {
    return this.members.read(group, into);
  }

  /** Reads the low bits of a group's members in a chunk of rows into 65,536 places; returns how many there are. */
  public readChunk(group: number, chunk: number, into: Uint16Array): number {
    return this.members.readChunk(group, chunk, into);
  }

  public memberCount(group: number): number {
    return this.members.count(group);
  }

  public groupCount(row: number): number {
    return this.groups.count(row);
  }

  /** Whether no row of a chunk is in any group. It looks at every group. */
  public isChunkEmpty(chunk: number): boolean {
    return this.members.isChunkEmpty(chunk);
  }

  /**
   * Makes the members of a group among the rows of a chunk those whose low bits are the first `count` of `sorted`,
   * ascending, and tells of each row that joined or left, ascending. The listeners must not change the relation.
   */
  public replaceMembers(
    group: number,
    chunk: number,
    sorted: Uint16Array,
    count: number,
    onJoined: (row: number) => void,
    onLeft: (row: number) => void,
  ): void {
    this.before ??= new Uint16Array(chunkRows);
    const { before } = this;
    const countBefore = this.members.readChunk(group, chunk, before);
    this.members.replaceChunk(group, chunk, sorted, count);
    this.pairs += count - countBefore;
    const base = chunk << chunkShift;
    let old = 0;
    let index = 0;
    while (old < countBefore || index < count) {
      const oldLow = old < countBefore ? before[old]! : chunkRows;
      const low = index < count ? sorted[index]! : chunkRows;
      if (oldLow <= low) old++;
      if (low <= oldLow) index++;
      if (low < oldLow) {
        this.groups.add(base + low, group);
        onJoined(base + low);
      } else if (oldLow < low) {
        this.groups.delete(base + oldLow, group);
        onLeft(base + oldLow);
      }
    }
  }

  /**
   * Populates a chunk of rows that has no pairs yet, otherwise it is a `TypeError`. Each group comes once, in any order;
   * its list is used up before the next one is asked for, so one array can serve them all.
   */
  public fillChunk(chunk: number, lists: Iterable<ChunkMembers>): void {
    if (!this.isChunkEmpty(chunk)) {
      throw new TypeError(`chunk ${chunk} has pairs already`);
    }
    for (const { group, sorted, count } of lists) {
      this.members.replaceChunk(group, chunk, sorted, count);
    }
    this.pairs += transpose(this.members, chunk, this.groups);
  }

  /** Takes a row out of all its groups. */
  public removeRow(row: number): void {
    const count = this.groups.read(row, this.partners);
    const groups = this.partners.values;
    for (let index = 0; index < count; index++) this.members.delete(groups[index]!, row);
    this.groups.clear(row);
    this.pairs -= count;
  }

  /** Takes all members out of a group. */
  public removeGroup(group: number): void {
    for (let chunk = 0; chunk < this.members.chunkLimit; chunk++) {
      this.replaceMembers(group, chunk, nobody, 0, ignore, ignore);
    }
  }

  /** Returns the state for `read`, without a copy: it is good until the next change. */
  public write(): RelationImage {
    const members = this.members.write();
    const groups = this.groups.write();
    return {
      numbers: [this.pairs, members.length, members.length + groups.length],
      arrays: [...members, ...groups],
    };
  }
}

const nobody = new Uint16Array(0);
const ignore = (): void => {};
