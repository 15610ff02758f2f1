import { onPages } from './search-pages.ts';
import { parametersOf } from './search-request.ts';

/** On the pages after the first, what comes along has mode match in searches that ask for it in some way. */
export const matchesOnLaterPages = (asked: RegExp) =>
  onPages((page, { number, first }) => {
    const isMeant = parametersOf(first).some(({ name }) => asked.test(name));
    if (number === 1 || !isMeant || !page.entry) return undefined;
    const entry = page.entry.map((one) =>
      one.search?.mode === 'include' ? { ...one, search: { mode: 'match' } } : one,
    );
    return { ...page, entry };
  });
