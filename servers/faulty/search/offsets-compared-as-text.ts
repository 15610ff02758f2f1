import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

/** Prefix, date and time, and zone of a search value. */
const timed = /^(eq|ge|le|gt|lt)?(\d{4}-\d\d-\d\dT[\d:.]+)(Z|[+-]\d\d:\d\d)$/;

export default defineFault({
  id: 'offsets-compared-as-text',
  chapter: 'search',
  breaks: 'Times are compared by their digits, whatever their offset from UTC.',
  requirements: ['search-date-timezone'],
  level: 'SHOULD',
  response: matching((criteria, ask) => {
    const time = criteria.find(({ name, value }) => name === 'started' && timed.test(value));
    const [, prefix = 'eq', digits = ''] = timed.exec(time?.value ?? '') ?? [];
    if (!time) return undefined;
    const others = criteria.filter((parameter) => parameter !== time);
    return ask(others).then((studies) =>
      studies.filter(
        ({ started }) => typeof started === 'string' && holds(prefix, started, digits),
      ),
    );
  }),
});

function holds(prefix: string, started: string, digits: string): boolean {
  const stored = started.slice(0, digits.length);
  const order = stored === digits ? 0 : stored < digits ? -1 : 1;
  const accepted: Record<string, readonly number[]> = {
    eq: [0],
    ge: [0, 1],
    le: [0, -1],
    gt: [1],
    lt: [-1],
  };
  return accepted[prefix]?.includes(order) ?? false;
}
