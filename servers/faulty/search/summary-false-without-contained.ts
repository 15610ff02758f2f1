import type { Resource } from '../../../spec/index.ts';
import { defineFault } from '../define.ts';
import { parametersOf } from '../search-request.ts';
import { shaped } from '../searchset-shape.ts';

export default defineFault({
  id: 'summary-false-without-contained',
  chapter: 'search',
  breaks: '_summary=false leaves out contained resources.',
  requirements: ['search-summary-false'],
  response: shaped((set, request) => {
    const isFalse = parametersOf(request).some(
      ({ name, value }) => name === '_summary' && value === 'false',
    );
    if (!isFalse || !set.entry) return undefined;
    const entry = set.entry.map(({ resource, ...rest }) => {
      if (!resource) return rest;
      const { contained: _, ...others } = resource;
      return { ...rest, resource: others as Resource };
    });
    return { ...set, entry };
  }),
});
