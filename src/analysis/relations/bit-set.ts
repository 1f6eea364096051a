/** A set of whole numbers from 0 to a size that is given at the beginning. */
export class BitSet {
  private readonly words: Uint32Array;

  constructor(size: number) {
    this.words = new Uint32Array((size + 31) >>> 5);
  }

  has(number: number): boolean {
    return (word(this.words, number >>> 5) & (1 << (number & 31))) !== 0;
  }

  add(number: number): void {
    this.words[number >>> 5] = word(this.words, number >>> 5) | (1 << (number & 31));
  }

  /** Keeps the numbers that are in the other set too. */
  keep({ words }: BitSet): void {
    for (let at = 0; at < words.length; at++)
      this.words[at] = word(this.words, at) & word(words, at);
  }

  /** Takes in all numbers of the other set, and says whether one of them is new. */
  join({ words }: BitSet): boolean {
    let isNew = false;
    for (let at = 0; at < words.length; at++) {
      const mine = word(this.words, at);
      isNew ||= (word(words, at) & ~mine) !== 0;
      this.words[at] = mine | word(words, at);
    }
    return isNew;
  }

  meets({ words }: BitSet): boolean {
    return this.words.some((mine, at) => (mine & word(words, at)) !== 0);
  }

  /** The numbers, in their order. */
  numbers(): number[] {
    const numbers: number[] = [];
    this.words.forEach((bits, at) => {
      for (let left = bits; left !== 0; left &= left - 1)
        numbers.push(at * 32 + 31 - Math.clz32(left & -left));
    });
    return numbers;
  }

  /** A text that two sets of one size share only if they hold the same numbers. */
  key(): string {
    return this.words.join();
  }
}

const word = (words: Uint32Array, at: number): number => words[at] ?? 0;
