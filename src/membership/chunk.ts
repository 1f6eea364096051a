/** How many low bits of a number its place inside a chunk takes; the bits above are the chunk's number. */
export const chunkShift = 16;

/** How many numbers a chunk has. */
export const chunkRows = 65_536;

/** The bits of a number that are its place inside its chunk. */
export const lowBits = 0xffff;

/** 32-bit words of a bitmap of a chunk. */
export const chunkWords = 2048;
