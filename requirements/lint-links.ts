export type Report = (where: string, problem: string) => void;

const specLink = /^https:\/\/hl7\.org\/fhir\/R4\/([a-z0-9-]+\.html)#(.+)$/;

/** Holds every link against anchors.json, and anchors.json against the links. */
export class LinkChecker {
  readonly #anchors: Record<string, unknown>;
  readonly #report: Report;
  readonly #cited = new Set<string>();

  constructor(anchors: unknown, report: Report) {
    this.#anchors = (anchors ?? {}) as Record<string, unknown>;
    this.#report = report;
  }

  check(spec: unknown, where: string): void {
    const [, page, fragment] = specLink.exec(String(spec)) ?? [];
    if (!page || !fragment) {
      this.#report(where, `spec '${spec}' is no R4 page with a fragment`);
      return;
    }
    this.#cited.add(`${page}#${fragment}`);
    const known = this.#anchors[page];
    if (!Array.isArray(known)) {
      this.#report(where, `page ${page} is not in anchors.json`);
    } else if (!known.includes(fragment)) {
      this.#report(where, `${page} has no #${fragment} in anchors.json`);
    }
  }

  reportUncited(): void {
    for (const [page, fragments] of Object.entries(this.#anchors)) {
      for (const fragment of Array.isArray(fragments) ? fragments : []) {
        if (!this.#cited.has(`${page}#${fragment}`)) {
          this.#report('anchors.json', `nothing cites ${page}#${fragment}`);
        }
      }
    }
  }
}
