import type { Issue } from './issue.ts';

const MOST_ERRORS = 1000;
const MOST_WARNINGS = 200;

/** The issues of a document; beyond a number of them they are counted and left out. */
export class IssueList {
  readonly issues: Issue[] = [];
  errors = 0;
  #warnings = 0;

  add(issue: Issue): void {
    const isError = issue.severity === 'error' || issue.severity === 'fatal';
    if (isError ? ++this.errors <= MOST_ERRORS : ++this.#warnings <= MOST_WARNINGS) {
      this.issues.push(issue);
    }
  }

  /** How many were left out. */
  get leftOut(): number {
    return Math.max(0, this.errors - MOST_ERRORS) + Math.max(0, this.#warnings - MOST_WARNINGS);
  }
}
