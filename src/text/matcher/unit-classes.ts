/** Read where a text ends. */
export const endClass = 1;
/** Read before a text. */
export const startClass = 2;

/** Numbers for the units that some texts are made of, as small as can be; 0 stands for all other units. */
export class UnitClasses {
  /** The classes of the units below 256, to be read without a call. */
  readonly latin: Uint16Array = new Uint16Array(256);
  private readonly pages: (Uint16Array | undefined)[] = Array.from({ length: 256 });
  /** How many classes there are. */
  size = 3;

  /** Returns the class of a unit. */
  classOf(unit: number): number {
    if (unit < 256) return this.latin[unit]!;
    const page = this.pages[unit >> 8];
    return page === undefined ? 0 : page[unit & 255]!;
  }

  /** Returns the classes of a text as units of a string, giving numbers to units that have none. */
  learn(text: string): string {
    let classes = "";
    for (let index = 0; index < text.length; index++) {
      const unit = text.charCodeAt(index);
      const page = unit < 256 ? this.latin : (this.pages[unit >> 8] ??= new Uint16Array(256));
      if (page[unit & 255] === 0) page[unit & 255] = this.size++;
      classes += String.fromCharCode(page[unit & 255]!);
    }
    return classes;
  }
}
