/** What needs Node: readers of files. */
export {};
