import type { Resource } from '../../spec/index.ts';
import { type Ask, matching } from './search-fault.ts';
import type { SentParameter } from './search-request.ts';

/** Whether a study meets a criterion. */
export type Test = (study: Resource) => boolean;

/**
 * A search of which some criteria are read in a way of its own: the real server is asked for the others, and what it
 * finds is put to a test.
 * @param read returns the test of a criterion, or nothing where the real server shall judge
 */
export function readAnew(
  read: (criterion: SentParameter, ask: Ask) => Test | undefined | Promise<Test | undefined>,
) {
  return matching(async (criteria, ask) => {
    const tests: Test[] = [];
    const others: SentParameter[] = [];
    for (const criterion of criteria) {
      const test = await read(criterion, ask);
      if (test) tests.push(test);
      else others.push(criterion);
    }
    if (tests.length === 0) return undefined;
    const studies = await ask(others);
    return studies.filter((study) => tests.every((test) => test(study)));
  });
}

/** The values of a criterion that commas join; one after an odd number of backslashes belongs to a value. */
export function alternatives({ value }: Pick<SentParameter, 'value'>): string[] {
  return value.split(/(?<=(?<!\\)(?:\\\\)*),/);
}
