import { defineFault } from '../define.ts';
import { issuesWith } from '../outcome-fault.ts';

/** `ImagingStudy.series[0].uid` as `/series/0/uid` (RFC 6901). */
const pointer = (path: string) =>
  path
    .replace(/^[A-Z]\w*/, '')
    .replace(/\.?(\w+)(?:\[(\d+)\])?/g, (_, name, index) =>
      index === undefined ? `/${name}` : `/${name}/${index}`,
    );

export default defineFault({
  id: 'outcome-expressions-of-items-are-pointers',
  chapter: 'crud',
  breaks: 'Issues of what is wrong within a list say in expression by a JSON pointer where it is.',
  requirements: ['rest-outcome-expression-simple'],
  response: issuesWith(({ expression, ...issue }) =>
    Array.isArray(expression)
      ? {
          ...issue,
          expression: expression.map((one) =>
            String(one).includes('[') ? pointer(String(one)) : one,
          ),
        }
      : undefined,
  ),
});
