/** From here on there are numbers with other forms that are as short as their digits. */
const ROUND = 100;
const MOST = 2_147_483_647;

/** How the values of a document are written if that is done in the usual way. */
export class WrittenForm {
  /** Number of property names. */
  keys = 0;
  /** Number of numbers that are not whole. */
  fractions = 0;
  /** Length of the text that JSON.stringify makes. */
  length = 0;
  /**
   * Whether any other text of the values is longer, as it is by white space, escapes, a name that is there twice, or
   * 1.0 for 1; but 1e2 is as long as 100, and 1e3 shorter than 1000.
   */
  isShortest = true;

  /** An object; its names and values are told one by one. */
  object(): void {
    this.length++;
  }

  /** An array of at least one item; they are told one by one. */
  array(items: number): void {
    this.length += items + 1;
  }

  /** Something that was gone through by itself. */
  part({ keys, fractions, length, isShortest }: WrittenForm): void {
    this.keys += keys;
    this.fractions += fractions;
    this.length += length;
    this.isShortest &&= isShortest;
  }

  name(name: string): void {
    this.keys++;
    this.length += name.length + 4;
  }

  /** A value that is no object and no array. */
  value(value: unknown): void {
    if (typeof value === 'string') this.length += value.length + 2;
    else if (typeof value === 'number') this.#number(value);
    else this.length += value === false ? 5 : 4;
  }

  #number(value: number): void {
    if (value >= 0 && value <= MOST && Number.isInteger(value)) {
      if (value < ROUND) this.length += value < 10 ? 1 : 2;
      else {
        this.length += String(value).length;
        if (value % ROUND === 0) this.isShortest = false;
      }
    } else {
      this.isShortest = false;
      if (!Number.isInteger(value)) this.fractions++;
    }
  }
}
