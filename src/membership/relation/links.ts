import {
  blockCount,
  contains,
  createBlock,
  insert,
  readBlock,
  readValues,
  remove,
  unchanged,
} from "./block.ts";
import { chunkShift, lowBits } from "../chunk.ts";
import type { Scratch } from "./scratch.ts";
import { type Owner, type Reference, Slab } from "./slab.ts";

/** The shortest list of references. */
const fewestLefts = 64;

/**
 * One direction of a relation: each left number's set of right numbers, both small and not negative.
 *
 * The rights are cut into chunks of 65,536. A chunk has for each left the block in the slab that holds the low bits of
 * its rights there, or 0.
 */
export class Links {
  /** The blocks: for each chunk, by left. A chunk's list is as long as it was needed. */
  private readonly chunks: Int32Array<ArrayBuffer>[] = [];
  private readonly slab: Slab;
  private readonly leftBits: number;

  /** Takes how many bits a left has at most; a right has 48 less these, so that 32 bits tell a left and a chunk. */
  public constructor(leftBits: number) {
    this.leftBits = leftBits;
    this.slab = new Slab((owner, block) => {
      this.chunks[owner >>> leftBits]![owner & ((1 << leftBits) - 1)] = block;
    });
  }

  /** The memory of all, in bytes. */
  public get bytes(): number {
    return this.slab.bytes + this.chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** How many chunks the rights reach into. */
  public get chunkLimit(): number {
    return this.chunks.length;
  }

  public has(left: number, right: number): boolean {
    return contains(this.slab, this.blockOf(left, right >>> chunkShift), right & lowBits);
  }

  /** Links two numbers; tells whether they were not. */
  public add(left: number, right: number): boolean {
    const chunk = right >>> chunkShift;
    const blocks = this.blocksFor(left, chunk);
    const block = insert(this.slab, this.ownerOf(left, chunk), blocks[left]!, right & lowBits);
    if (block === unchanged) return false;
    blocks[left] = block;
    return true;
  }

  /** Unlinks two numbers; tells whether they were linked. */
  public delete(left: number, right: number): boolean {
    const chunk = right >>> chunkShift;
    const before = this.blockOf(left, chunk);
    const block = remove(this.slab, this.ownerOf(left, chunk), before, right & lowBits);
    if (block === unchanged) return false;
    this.chunks[chunk]![left] = block;
    return true;
  }

  /** Returns how many rights a left has. */
  public count(left: number): number {
    let count = 0;
    for (let chunk = 0; chunk < this.chunks.length; chunk++) count += this.chunkCount(left, chunk);
    return count;
  }

  /** Reads the rights of a left, ascending; returns how many there are. */
  public read(left: number, into: Scratch): number {
    let count = 0;
    for (let chunk = 0; chunk < this.chunks.length; chunk++) {
      const block = this.blockOf(left, chunk);
      if (block === 0) continue;
      const end = count + blockCount(this.slab, block);
      into.reserve(end);
      readBlock(this.slab, block, chunk << chunkShift, into.values, count);
      count = end;
    }
    return count;
  }

  /** Unlinks a left from all its rights. */
  public clear(left: number): void {
    for (let chunk = 0; chunk < this.chunks.length; chunk++) this.clearChunk(left, chunk);
  }

  /** Returns how many rights a left has in a chunk. */
  public chunkCount(left: number, chunk: number): number {
    return blockCount(this.slab, this.blockOf(left, chunk));
  }

  /** Reads the low bits of a left's rights in a chunk, ascending, into 65,536 places; returns how many there are. */
  public readChunk(left: number, chunk: number, into: Uint16Array): number {
    return readValues(this.slab, this.blockOf(left, chunk), into);
  }

  /** Makes a left's rights in a chunk those of which the first `count` of `sorted` are the low bits, ascending. */
  public replaceChunk(left: number, chunk: number, sorted: Uint16Array, count: number): void {
    this.clearChunk(left, chunk);
    this.fillChunk(left, chunk, sorted, 0, count);
  }

  /** Gives a left that has no rights in a chunk those of which `count` of `sorted` are the low bits, ascending. */
  public fillChunk(
    left: number,
    chunk: number,
    sorted: Uint16Array,
    start: number,
    count: number,
  ): void {
    if (count === 0) return;
    const owner = this.ownerOf(left, chunk);
    this.blocksFor(left, chunk)[left] = createBlock(this.slab, owner, sorted, start, count);
  }

  /** Returns the lefts that may have rights in a chunk: those below this one. */
  public leftLimit(chunk: number): number {
    return this.chunks[chunk]?.length ?? 0;
  }

  /** Whether no left has a right in a chunk. */
  public isChunkEmpty(chunk: number): boolean {
    return this.chunks[chunk]?.every((block) => block === 0) ?? true;
  }

  /** Returns the state: the slab's, then the references to the blocks. They are not copied. */
  public write(): readonly (Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>)[] {
    return [...this.slab.write(), ...this.chunks];
  }

  /** Brings new links to the state that was written, by copying. What does not fit together is a `TypeError`. */
  public restore(arrays: readonly (Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>)[]): void {
    for (const blocks of arrays.slice(this.slab.restore(arrays))) {
      this.chunks.push(Int32Array.from(blocks));
    }
  }

  private blockOf(left: number, chunk: number): Reference {
    const blocks = this.chunks[chunk];
    return blocks === undefined || left >= blocks.length ? 0 : blocks[left]!;
  }

  /** Returns the blocks of a chunk, by left, long enough for this one. */
  private blocksFor(left: number, chunk: number): Int32Array<ArrayBuffer> {
    while (this.chunks.length <= chunk) this.chunks.push(noBlocks);
    const before = this.chunks[chunk]!;
    if (left < before.length) return before;
    const length = Math.max(left + 1, fewestLefts, before.length + (before.length >>> 2));
    const blocks = new Int32Array(length);
    blocks.set(before);
    this.chunks[chunk] = blocks;
    return blocks;
  }

  private clearChunk(left: number, chunk: number): void {
    const block = this.blockOf(left, chunk);
    if (block === 0) return;
    this.slab.free(block);
    this.chunks[chunk]![left] = 0;
  }

  private ownerOf(left: number, chunk: number): Owner {
    return ((chunk << this.leftBits) | left) >>> 0;
  }
}

const noBlocks = new Int32Array(0);
