import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blockSizes, sizeClasses } from "../../../src/membership/relation/size-class.ts";
import { type Owner, type Reference, Slab } from "../../../src/membership/relation/slab.ts";
import { isSeen } from "../../laws/planted.ts";

const pageBytes = 131_072;

/** Blocks by owner: where the slab said they are, and how many units were asked for, each of which holds `mark`. */
interface Block {
  reference: Reference;
  readonly units: number;
  readonly mark: number;
}

/** A slab with the blocks that it keeps, of which it tells where they go. */
class Keeper {
  readonly slab: Slab;
  readonly blocks = new Map<Owner, Block>();

  constructor(create: new (...args: ConstructorParameters<typeof Slab>) => Slab) {
    this.slab = new create((owner, reference) => {
      const block = this.blocks.get(owner);
      if (block === undefined) throw new Error(`nobody's block ${owner} moved`);
      block.reference = reference;
    });
  }

  take(owner: Owner, units: number, mark = 0): void {
    const block = { reference: this.slab.allocate(units, owner), units, mark };
    this.blocks.set(owner, block);
    this.unitsOf(block).fill(mark);
  }

  giveBack(owner: Owner): void {
    const block = this.blocks.get(owner);
    if (block === undefined) return;
    this.slab.free(block.reference);
    this.blocks.delete(owner);
  }

  unitsOf({ reference, units }: Block): Uint16Array {
    const page = this.slab.units[reference >>> 16] ?? new Uint16Array();
    return page.subarray(reference & 0xffff, (reference & 0xffff) + units);
  }

  /** A keeper of the same blocks in a slab that was restored. */
  restored(create: new (...args: ConstructorParameters<typeof Slab>) => Slab): Keeper {
    const copy = new Keeper(create);
    copy.slab.restore(this.slab.write());
    for (const [owner, block] of this.blocks) copy.blocks.set(owner, { ...block });
    return copy;
  }
}

/** A block that is taken, after what the owner had was given back; sometimes the slab is restored before. */
interface Step {
  readonly owner: number;
  readonly units: number;
  readonly isRestored: boolean;
}

const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.record({
    owner: fc.nat({ max: 40 }).map((owner) => owner * 100_000_000),
    units: fc.oneof(fc.nat({ max: 12 }), fc.constantFrom(900, 4094, 4098)),
    isRestored: fc.nat({ max: 20 }).map((value) => value === 0),
  }),
  { maxLength: 120, size: "max" },
);

/** What an owner put into a block is there until the block is given back. */
const keeping = (
  create: new (...args: ConstructorParameters<typeof Slab>) => Slab,
): fc.IProperty<[readonly Step[]]> =>
  fc.property(steps, (happened) => {
    let keeper = new Keeper(create);
    for (const [mark, { owner, units, isRestored }] of happened.entries()) {
      if (isRestored) keeper = keeper.restored(create);
      keeper.giveBack(owner);
      if (units > 1) keeper.take(owner, units, mark);
    }
    for (const [owner, block] of keeper.blocks) {
      const held = keeper.unitsOf(block);
      if (held.length !== block.units || held.some((unit) => unit !== block.mark)) {
        throw new Error(`the block of ${owner} was overwritten`);
      }
    }
  });

/** Hands out blocks that are too short. */
class Stingy extends Slab {
  public override allocate(units: number, owner: Owner): Reference {
    return super.allocate(Math.max(2, units >>> 1), owner);
  }
}

/** Does not tell that blocks move. */
class Silent extends Slab {
  public constructor() {
    super(() => {});
  }
}

describe("a size class", () => {
  test("holds what it is for and its owner, and wastes at most a quarter", () => {
    const wrong = Array.from({ length: 4097 }, (_, index) => index + 2).filter((units) => {
      const size = blockSizes[sizeClasses[units] ?? -1] ?? 0;
      return size < units + 2 || size > (units + 2) * 1.25;
    });
    expect(wrong).toEqual([]);
  });
});

describe("a slab", () => {
  test("keeps what was put into its blocks", () => {
    fc.assert(keeping(Slab), { numRuns: 300 });
  });

  test("that hands out blocks too short is seen", () => {
    expect(isSeen(keeping(Stingy))).toBe(true);
  });

  test("that does not tell that blocks move is seen", () => {
    expect(isSeen(keeping(Silent))).toBe(true);
  });

  test("is small while it holds little", () => {
    const keeper = new Keeper(Slab);
    keeper.take(1, 2);
    expect(keeper.slab.bytes).toBeLessThanOrEqual(512);
  });

  test("has no gaps, whichever blocks are given back", () => {
    const keeper = new Keeper(Slab);
    for (let owner = 0; owner < 100_000; owner++) keeper.take(owner, 8);
    for (let owner = 0; owner < 100_000; owner++) if (owner % 10 !== 7) keeper.giveBack(owner);
    expect(keeper.slab.bytes).toBeLessThanOrEqual(10_000 * 20 + pageBytes);
  });

  test("gives the pages of one size to another", () => {
    const keeper = new Keeper(Slab);
    for (let owner = 0; owner < 100_000; owner++) keeper.take(owner, 8);
    const pages = keeper.slab.units.length;
    for (let owner = 0; owner < 100_000; owner++) {
      keeper.giveBack(owner);
      keeper.take(owner, 6);
    }
    expect(keeper.slab.units.length).toBeLessThanOrEqual(pages + 1);
  });

  test("keeps no memory when all is given back", () => {
    const keeper = new Keeper(Slab);
    for (let owner = 0; owner < 100; owner++) keeper.take(owner, 4098);
    for (let owner = 0; owner < 100; owner++) keeper.giveBack(owner);
    expect(keeper.slab.bytes).toBe(0);
  });

  test("is not restored from pages that are not what the table says", () => {
    const keeper = new Keeper(Slab);
    keeper.take(1, 8);
    const [table, none, page] = keeper.slab.write();
    if (table === undefined || none === undefined || page === undefined) throw new Error("no page");
    const restore = (...arrays: (Int32Array<ArrayBuffer> | Uint16Array<ArrayBuffer>)[]): number =>
      new Keeper(Slab).slab.restore(arrays);
    expect(() => restore(table, none)).toThrow(TypeError);
    expect(() => restore(table, none, page.subarray(1))).toThrow(TypeError);
    expect(() => restore(table, none, Int32Array.from(page))).toThrow(TypeError);
    expect(restore(table, none, page)).toBe(3);
  });
});
