import type { Resource } from '../../../spec/index.ts';
import { alternatives, readAnew } from '../criteria-anew.ts';
import { defineFault } from '../define.ts';

const instance = /^\/ImagingStudy\/[^/?]+$/;

const holds: Record<string, (at: number, bound: number) => boolean> = {
  gt: (at, bound) => at > bound,
  sa: (at, bound) => at > bound,
  ge: (at, bound) => at >= bound,
  lt: (at, bound) => at < bound,
  eb: (at, bound) => at < bound,
  le: (at, bound) => at <= bound,
};

export default defineFault({
  id: 'last-updated-as-created',
  chapter: 'search',
  breaks: '_lastUpdated goes by the time of the creation of a study, whatever was updated since.',
  requirements: ['search-lastupdated'],
  request: async (request, { memory, upstream }) => {
    if (request.method !== 'PUT' || !instance.test(request.url) || memory.has(request.url)) return;
    const before = await upstream({ method: 'GET', url: request.url, headers: {} });
    if (before.status === 200) memory.set(request.url, before.body);
  },
  response: (response, request, context) =>
    readAnew(({ name, value }) => {
      if (name !== '_lastUpdated' || !/^(gt|sa|ge|lt|eb|le)/.test(value)) return undefined;
      return (study) => {
        const first = context.memory.get(`/ImagingStudy/${study.id}`) as Resource | undefined;
        const at = Date.parse((first ?? study).meta?.lastUpdated ?? '');
        return alternatives({ value }).some((one) =>
          holds[one.slice(0, 2)]?.(at, Date.parse(one.slice(2))),
        );
      };
    })(response, request, context),
});
