import { defineFault } from '../define.ts';
import { searchedWith } from '../search-fault.ts';

const tokens = ['identifier', 'modality', 'bodysite', 'dicom-class', 'reason'];

export default defineFault({
  id: 'token-system-ignored',
  chapter: 'search',
  breaks: 'A token search ignores the system before the bar.',
  requirements: ['search-token-system-and-code'],
  response: searchedWith((parameters) => {
    const isPair = ({ name, value }: { name: string; value: string }) =>
      tokens.includes(name) && /[^|,]\|[^|,]/.test(value);
    if (!parameters.some(isPair)) return undefined;
    return parameters.map((parameter) =>
      isPair(parameter)
        ? { ...parameter, value: parameter.value.replace(/[^|,]+\|(?=[^|,])/g, '') }
        : parameter,
    );
  }),
});
