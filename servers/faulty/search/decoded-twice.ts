import { defineFault } from '../define.ts';
import { takenFor } from '../search-fault.ts';

export default defineFault({
  id: 'decoded-twice',
  chapter: 'search',
  breaks: 'Values are percent-decoded twice.',
  requirements: ['search-percent-encoding-equivalent'],
  response: takenFor((parameter) => {
    const value = parameter.value.replaceAll(/%([0-9a-f]{2})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
    return value === parameter.value ? undefined : { ...parameter, value };
  }),
});
