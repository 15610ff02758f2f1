import { searchedWith } from './search-fault.ts';

/** Searches by these parameters find contained studies, though nobody asked for them with `_contained`. */
export const containedFoundBy = (codes: readonly string[]) =>
  searchedWith((parameters) =>
    parameters.some(({ name }) => codes.includes(name)) &&
    !parameters.some(({ name }) => name === '_contained')
      ? [
          ...parameters,
          { name: '_contained', value: 'both' },
          { name: '_containedType', value: 'contained' },
        ]
      : undefined,
  );
