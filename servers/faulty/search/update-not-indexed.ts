import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { matching } from '../search-fault.ts';

const instance = /^\/(ImagingStudy\/[^/?]+)$/;
const key = 'before update:';

export default defineFault({
  id: 'update-not-indexed',
  chapter: 'search',
  breaks: 'A token that an update brought into a study does not find it.',
  requirements: ['search-returned-resources-match'],
  request: async (request, { memory, upstream }) => {
    const location = instance.exec(request.url)?.[1];
    if (request.method !== 'PUT' || !location || memory.has(key + location)) return;
    const before = await upstream({ method: 'GET', url: request.url, headers: {} });
    if (before.status === 200) memory.set(key + location, JSON.stringify(before.body));
  },
  response: (response, request, context) =>
    matching((criteria, ask) => {
      const codes = criteria
        .filter(({ name }) =>
          /^(?:identifier|modality|bodysite|dicom-class|reason|status)$/.test(name),
        )
        .map(({ value }) => value.split('|').at(-1) ?? '');
      if (codes.length === 0) return undefined;
      const wasThere = ({ id }: Resource) => {
        const before = context.memory.get(`${key}ImagingStudy/${id}`);
        return typeof before !== 'string' || codes.every((code) => before.includes(`"${code}"`));
      };
      return ask(criteria).then((studies) => studies.filter(wasThere));
    })(response, request, context),
});
