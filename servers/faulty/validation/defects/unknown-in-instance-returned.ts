import type { Resource } from '../../../../spec/index.ts';
import { withResources } from '../../answered-with.ts';
import { listOf, withSeries } from '../../crud-fault.ts';
import { isStudyWrite, studyIn } from '../../crud-request.ts';
import { defineFault } from '../../define.ts';

const known = ['id', 'extension', 'modifierExtension', 'uid', 'sopClass', 'number', 'title'];
const isKnown = (name: string) => known.includes(name.replace(/^_/, ''));

const instanceOfR4 = (instance: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(instance).filter(([name]) => isKnown(name)));

/** The study without what R4 does not know of its instances; nothing if there is no such thing. */
function withoutUnknown(study: Resource): Resource | undefined {
  const all = listOf(study.series).flatMap(({ instance }) => listOf(instance));
  if (all.every((one) => Object.keys(one ?? {}).every(isKnown))) return undefined;
  return withSeries(study, (series) =>
    Array.isArray(series.instance)
      ? { ...series, instance: listOf(series.instance).map(instanceOfR4) }
      : series,
  );
}

const keyOf = ({ id, meta }: Resource) => `${id}/${meta?.versionId}`;

export default defineFault({
  id: 'unknown-in-instance-returned',
  chapter: 'validation',
  breaks: 'An instance with a property that R4 does not have is accepted, and given back with it.',
  requirements: ['validation-unknown-element', 'validation-output-valid'],
  seenIn: 'https://github.com/ballerina-platform/ballerina-library/issues/7221',
  response: async (response, request, { memory, upstream }) => {
    const sent = isStudyWrite(request) ? studyIn(request) : undefined;
    const rest = sent && [400, 422].includes(response.status) ? withoutUnknown(sent) : undefined;
    const answer = rest ? await upstream({ ...request, body: rest }) : response;
    if (answer.status >= 300) return undefined;
    const stored = rest ? studyIn(answer) : undefined;
    if (stored) memory.set(keyOf(stored), sent?.series);
    const asSent = (study: Resource): Resource => {
      const series = memory.get(keyOf(study));
      return series ? { ...study, series } : study;
    };
    const body = answer.body as Resource | undefined;
    if (body?.resourceType === 'ImagingStudy') return { ...answer, body: asSent(body) };
    const bundle = body && withResources(body, 'ImagingStudy', asSent);
    return bundle && { ...answer, body: bundle };
  },
});
