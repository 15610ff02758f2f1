import { base } from '../client.ts';
import { entries, found, type Probe, pages, probe, selfLink, status } from './asking.ts';
import { companions, elementsOf, having, ids, told } from './beside.ts';
import { tagsOf } from './looks.ts';

/** What right servers do otherwise in sorting, parts, includes, chains and compartments. */
export const optionalVariants: Record<string, Probe> = {
  'chains-refused': probe(status('encounter.identifier=of-target'), 200, 400),
  'chains-ignored': probe(
    async (client) => [
      await found('_id=a,b&encounter.identifier=of-target')(client),
      await selfLink('_id=a&encounter.identifier=of-target')(client),
    ],
    [['a'], `${base}/ImagingStudy?_id=a&encounter.identifier=of-target`],
    [['a', 'b'], `${base}/ImagingStudy?_id=a`],
  ),
  'chains-of-two-refused': probe(status('encounter.part-of.identifier=of-target'), 200, 501),
  'chains-untyped-over-all': probe(
    having(companions, ids('ImagingStudy?performer.identifier=W,DW')),
    400,
    ['ImagingStudy/a', 'ImagingStudy/c'],
  ),
  'has-refused': probe(status('_has:Observation:derived-from:identifier=M2'), 200, 400),
  'has-ignored': probe(
    found('_id=a,b&_has:Observation:derived-from:identifier=none'),
    [],
    ['a', 'b'],
  ),
  'unknown-parameters-find-none': probe(
    async (client) => [
      await found('_id=a&encounter.identifier=of-target')(client),
      await found('_id=a&x-unheard-of=1')(client),
      await found('_id=a&encounter=Encounter/e1')(client),
      await selfLink('_id=a&x-unheard-of=1')(client),
    ],
    [['a'], ['a'], ['a'], `${base}/ImagingStudy?_id=a`],
    [[], [], ['a'], `${base}/ImagingStudy?_id=a`],
  ),
  'contained-search-refused': probe(status('identifier=contained&_contained=true'), 200, 400),
  'contained-search-ignored': probe(
    selfLink('_id=a&_contained=both'),
    `${base}/ImagingStudy?_id=a&_contained=both`,
    `${base}/ImagingStudy?_id=a`,
  ),
  'contained-never-alone': probe(
    selfLink('_id=a&_contained=true&_containedType=contained'),
    `${base}/ImagingStudy?_id=a&_contained=true&_containedType=contained`,
    `${base}/ImagingStudy?_id=a&_contained=true`,
  ),
  'includes-refused': probe(status('_id=a&_include=ImagingStudy:encounter'), 200, 400),
  'includes-ignored': probe(
    told('ImagingStudy?_id=a&_include=ImagingStudy:encounter'),
    ['ImagingStudy/a match', 'Encounter/e1 include'],
    ['ImagingStudy/a match'],
  ),
  'includes-not-iterated': probe(
    told('ImagingStudy?_id=b&_include=ImagingStudy:encounter&_include:iterate=Encounter:part-of'),
    ['ImagingStudy/b match', 'Encounter/e2 include', 'Encounter/e1 include'],
    ['ImagingStudy/b match', 'Encounter/e2 include'],
  ),
  'includes-first': probe(
    told('ImagingStudy?_id=a&_include=ImagingStudy:encounter'),
    ['ImagingStudy/a match', 'Encounter/e1 include'],
    ['Encounter/e1 include', 'ImagingStudy/a match'],
  ),
  'includes-of-wildcard-refused': probe(status('_id=a&_include=ImagingStudy:*'), 200, 422),
  'includes-of-elsewhere': probe(
    told('ImagingStudy?_id=d&_include=ImagingStudy:subject'),
    ['ImagingStudy/d match'],
    ['ImagingStudy/d match', 'Patient/p1 include'],
  ),
  'sort-ignored': probe(pages('_id=e,f,g&_sort=-started'), [['f', 'g', 'e']], [['e', 'f', 'g']]),
  'sort-refused': probe(status('_sort=started'), 200, 400),
  'sort-missing-first': probe(pages('_id=e,long&_sort=started'), [['e', 'long']], [['long', 'e']]),
  'sort-of-codes-turned': probe(
    pages('_id=a,b,c&_sort=status'),
    [['a', 'b', 'c']],
    [['c', 'b', 'a']],
  ),
  'summary-refused': probe(status('_summary=true'), 200, 400),
  'elements-ignored': probe(
    elementsOf('_id=f&_elements=status'),
    ['id', 'meta', 'resourceType', 'status', 'subject'],
    ['id', 'identifier', 'meta', 'resourceType', 'series', 'started', 'status', 'subject'],
  ),
  'parts-larger': probe(
    elementsOf('_id=f&_elements=status'),
    ['id', 'meta', 'resourceType', 'status', 'subject'],
    ['id', 'identifier', 'meta', 'resourceType', 'series', 'started', 'status', 'subject'],
  ),
  'whole-tagged-subsetted': probe(
    async (client) => {
      const tags = (query: string) => entries(query, tagsOf)(client);
      return [await tags('_id=f&_elements=status'), await tags('_id=f&_elements=')];
    },
    [[['SUBSETTED']], [undefined]],
    [[['SUBSETTED']], [['SUBSETTED']]],
  ),
  'compartments-not-supported': probe(
    ids('Patient/p1/ImagingStudy?_id=a'),
    ['ImagingStudy/a'],
    404,
  ),
  'compartment-unknown-404': probe(ids('Patient/p9/ImagingStudy'), [], 404),
  'compartment-post-not-supported': probe(
    async (client) => (await client.form('Patient/p1/ImagingStudy/_search', 'modality=US')).status,
    200,
    405,
  ),
};
