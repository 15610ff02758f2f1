import type { ResultControls } from './result-controls.ts';

/** A search once it has been carried out: later pages show the same matches, whatever is written meanwhile. */
export interface FoundMatches {
  keys: readonly number[];
  controls: ResultControls;
}

const searchesKept = 500;

/** Searches whose later pages may still be asked for; the oldest are forgotten first. */
export class SearchPages {
  readonly #searches = new Map<string, FoundMatches>();
  #count = 0;

  /** Keeps a search and returns the name under which {@link at} finds it. */
  keep(found: FoundMatches): string {
    this.#count += 1;
    const name = `s${this.#count.toString(36)}`;
    this.#searches.set(name, found);
    const oldest = this.#searches.keys().next().value;
    if (oldest !== undefined && this.#searches.size > searchesKept) this.#searches.delete(oldest);
    return name;
  }

  at(name: string): FoundMatches | undefined {
    return this.#searches.get(name);
  }
}
