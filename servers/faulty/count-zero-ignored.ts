import { searchedElsewhere } from './other-search.ts';
import type { SentParameter } from './search-request.ts';

const isZero = ({ name, value }: SentParameter) => name === '_count' && value === '0';

/** Where a path is meant, `_count=0` is taken for no `_count`. */
export const countZeroIgnored = (isMeant: (path: string) => boolean) =>
  searchedElsewhere((parameters, path) =>
    isMeant(path) && parameters.some(isZero)
      ? { path, parameters: parameters.filter((one) => !isZero(one)) }
      : undefined,
  );
