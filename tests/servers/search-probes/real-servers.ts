import { type Client, study } from '../client.ts';
import { found, type Probe, probe, selfLink, status } from './asking.ts';
import { v2 } from './looks.ts';

const tag = (code: string, system = 'http://t.example') => [{ system, code }];

/** Stores one study more, and searches. */
const beside = (elements: object, query: string) => async (client: Client) => {
  await client.put('ImagingStudy/more', study('more', { ...elements }));
  return found(query)(client);
};

/** Faults in: what HAPI or Medplum's router was seen to do. */
export const realServers: Record<string, Probe> = {
  'dates-in-list-refused': probe(status('started=2020,2021'), 200, 400),
  'repeated-dates-refused': probe(status('started=2020&started=2020-05'), 200, 400),
  'id-with-type-taken': probe(found('_id=ImagingStudy/a'), [], ['a']),
  'not-of-unknown-id-finds-none': probe(found('_id:not=none&status=cancelled'), ['b'], []),
  'tag-system-alone-refused': probe(status('_tag=http://t.example|'), 200, 400),
  'tag-without-system-of-any': probe(found('_tag=|red'), [], ['a', 'b']),
  'missing-of-meta-ignored': probe(
    found('_tag:missing=true&status=available'),
    ['f', 'g'],
    ['a', 'f', 'g'],
  ),
  'self-link-missing-when-counting': probe(
    async (client) => (await selfLink('_summary=count')(client)) === undefined,
    false,
    true,
  ),
  'identifier-text-finds-none': probe(
    beside({ identifier: [{ type: { text: 'Accession' }, value: 'x' }] }, 'identifier:text=acc'),
    ['more'],
    [],
  ),
  'of-type-in-list-finds-none': probe(
    found(`identifier:of-type=${v2}|ACSN|A1,${v2}|ACSN|none`),
    ['a'],
    [],
  ),
  'system-alone-needs-value': probe(
    beside({ identifier: [{ system: 'http://new.example' }] }, 'identifier=http://new.example|'),
    ['more'],
    [],
  ),
  'not-of-date-ignored': probe(status('started:not=2020'), 400, 200),
  'in-ignored': probe(status('modality:in=CT'), 400, 200),
  'profile-by-prefix': probe(
    beside({ meta: { profile: ['http://a.example/p2'] } }, '_profile=http://a.example/p'),
    [],
    ['more'],
  ),
  'type-modifier-finds-none': probe(found('subject:Group=g1'), ['b'], []),
  'identifier-of-reference-finds-none': probe(
    found('encounter:identifier=of-reference'),
    ['c'],
    [],
  ),
  'display-as-code': probe(found('modality=computed tomography'), [], ['a']),
  'month-of-31-days': probe(
    beside({ meta: { tag: tag('more') }, started: '2020-05-01T12:00:00Z' }, 'started=2020-04'),
    [],
    ['more'],
  ),
};
