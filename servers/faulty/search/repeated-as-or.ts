import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

export default defineFault({
  id: 'repeated-as-or',
  chapter: 'search',
  breaks: 'A parameter that is repeated finds what matches any of its values instead of all.',
  requirements: ['search-and-repeat'],
  response: searchedWith((parameters) => {
    const values = new Map<string, string[]>();
    for (const { name, value } of parameters) {
      values.set(name, [...(values.get(name) ?? []), value]);
    }
    const isJoined = (name: string) => !name.startsWith('_') && (values.get(name) ?? []).length > 1;
    if (![...values.keys()].some(isJoined)) return undefined;
    return [...values].flatMap(([name, all]) =>
      isJoined(name) ? [{ name, value: all.join(',') }] : all.map((value) => ({ name, value })),
    );
  }),
});
