const DOT = 46;
const ZERO = 48;
const NINE = 57;
const MAXIMUM_LENGTH = 64;
// Beyond this many neighbours the table is no help: texts made to collide go to an ordinary set.
const MAXIMUM_STEPS = 32;

/** Whether a text is a UID by DICOM PS3.5 section 9.1. */
export function isUid(text: string): boolean {
  return uidHash(text) !== 0;
}

/** A number other than 0 for a UID, the same for the same UID; 0 for any other text. Reads each character once. */
function uidHash(text: string): number {
  if (text.length > MAXIMUM_LENGTH) return 0;
  let hash = 0x811c9dc5;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const character = text.charCodeAt(i);
    if (character === DOT) {
      if (i === start) return 0;
      start = i + 1;
    } else if (character < ZERO || character > NINE) {
      return 0;
    } else if (i === start + 1 && text.charCodeAt(start) === ZERO) {
      return 0;
    }
    hash = Math.imul(hash ^ character, 0x01000193);
  }
  const isWhole = start > 0 && start < text.length;
  return isWhole ? (hash ^ (hash >>> 15)) | 1 : 0;
}

/**
 * The UIDs that a study has told so far. On tens of thousands of instances a Set of texts costs more than all the
 * rest of the DICOM rules: here the hash comes with the check of the form, and the table stays small.
 */
export class UidSet {
  readonly #slots: Int32Array;
  readonly #hashes: Int32Array;
  readonly #uids: string[] = [];
  #collided?: Set<string>;

  /** @param expected about how many texts will be added; with more it is right, but slower */
  constructor(expected: number) {
    const size = 2 ** Math.ceil(Math.log2(2 * expected + 2));
    this.#slots = new Int32Array(size);
    this.#hashes = new Int32Array(size);
  }

  /** Takes one in. True for a UID that was not there; false for one that was, and for what is no UID. */
  add(text: string): boolean {
    const hash = uidHash(text);
    if (hash === 0) return false;
    const mask = this.#slots.length - 1;
    let slot = (hash >>> 1) & mask;
    for (let steps = 0; steps < MAXIMUM_STEPS; steps++) {
      const place = this.#slots[slot] as number;
      if (place === 0) {
        this.#hashes[this.#uids.length] = hash;
        this.#slots[slot] = this.#uids.push(text);
        return true;
      }
      if (this.#hashes[place - 1] === hash && this.#uids[place - 1] === text) return false;
      slot = (slot + 1) & mask;
    }
    this.#collided ??= new Set();
    const before = this.#collided.size;
    return this.#collided.add(text).size > before;
  }
}
