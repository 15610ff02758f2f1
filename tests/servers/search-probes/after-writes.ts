import { study } from '../client.ts';
import { entries, found, type Probe, probe } from './asking.ts';
import { companions, having, ids } from './beside.ts';
import { afterUpdate, descriptionOf, v2 } from './looks.ts';

const identified = (id: string, value: string) => ({
  resourceType: 'Patient',
  id,
  identifier: [{ value }],
});

const coded = {
  resourceType: 'Observation',
  id: 'coded',
  status: 'final',
  code: { coding: [{ system: 'urn:x', code: 'size' }] },
  derivedFrom: [{ reference: 'ImagingStudy/b' }],
};

/** Faults in: what search sees of updates. */
export const afterWrites: Record<string, Probe> = {
  'stale-version-found': probe(
    afterUpdate('g', { description: 'new' }, entries('_id=g', descriptionOf)),
    ['new'],
    [undefined],
  ),
  'conditional-update-not-indexed': probe(
    async (client) => {
      const changed = study('f', { status: 'cancelled', identifier: [{ value: 'a b' }] });
      await client.put('ImagingStudy?identifier=a%20b', changed);
      return found('_id=f&status=cancelled')(client);
    },
    ['f'],
    [],
  ),
  'old-performer-kept': probe(afterUpdate('a', {}, found('performer=Device/d1')), [], ['a']),
  'new-encounter-not-indexed': probe(
    afterUpdate('a', { encounter: { reference: 'Encounter/e9' } }, found('encounter=Encounter/e9')),
    ['a', 'c'],
    ['c'],
  ),
  'last-updated-as-created': probe(
    afterUpdate('a', {}, async (client) => {
      const { meta } = (await client.get('ImagingStudy/a')).json as {
        meta: { lastUpdated: string };
      };
      return found(`_id=a&_lastUpdated=ge${meta.lastUpdated}`)(client);
    }),
    ['a'],
    [],
  ),
  'second-update-not-indexed': probe(
    afterUpdate('a', { status: 'unknown' }, async (client) => {
      await client.put('ImagingStudy/a', study('a', { status: 'cancelled' }));
      return found('_id=a&status=cancelled')(client);
    }),
    ['a'],
    [],
  ),
  'of-type-of-first-coding': probe(
    afterUpdate(
      'g',
      {
        identifier: [
          { type: { coding: ['FILL', 'ACSN'].map((code) => ({ system: v2, code })) }, value: 'G1' },
        ],
      },
      found(`identifier:of-type=${v2}|ACSN|G1`),
    ),
    ['g'],
    [],
  ),
  'oid-prefix-ignored': probe(
    afterUpdate('g', { identifier: [{ value: 'urn:oid:1.2.3' }] }, found('identifier=1.2.3')),
    [],
    ['g'],
  ),
  'identifier-zeros-ignored': probe(
    afterUpdate('g', { identifier: [{ value: '007' }] }, found('identifier=7')),
    [],
    ['g'],
  ),
  'removed-elements-still-found': probe(
    afterUpdate('a', {}, found('encounter=Encounter/e1')),
    [],
    ['a'],
  ),
  'chain-to-patient-as-it-was': probe(
    having(
      [identified('p1', 'old'), study('f'), identified('p1', 'new')],
      found('patient.identifier=old'),
    ),
    [],
    ['a', 'dd', 'e', 'f', 'g', 'long', 'longer'],
  ),
  'has-counts-deleted': probe(
    having(companions, async (client) => {
      await client.send('DELETE', 'Observation/m2');
      return found('_has:Observation:derived-from:identifier=M2')(client);
    }),
    [],
    ['b'],
  ),
  'has-by-code-counts-deleted': probe(
    having([coded], async (client) => {
      await client.send('DELETE', 'Observation/coded');
      return found('_has:Observation:derived-from:code=size')(client);
    }),
    [],
    ['b'],
  ),
  'has-counts-moved': probe(
    having(companions, async (client) => {
      const { json } = await client.get('Observation/m2');
      const derivedFrom = [{ reference: 'ImagingStudy/a' }];
      await client.put('Observation/m2', { ...json, derivedFrom });
      return found('_has:Observation:derived-from:identifier=M2')(client);
    }),
    ['a'],
    ['a', 'b'],
  ),
  'compartment-of-former-patient': probe(
    afterUpdate(
      'f',
      { subject: { reference: 'Patient/p9' } },
      ids('Patient/p1/ImagingStudy?_id=f'),
    ),
    [],
    ['ImagingStudy/f'],
  ),
  'of-type-of-several-codings': probe(
    afterUpdate(
      'g',
      {
        identifier: [
          { type: { coding: [{ system: v2, code: 'FILL' }, { code: 'ACSN' }] }, value: 'G1' },
        ],
      },
      found(`identifier:of-type=${v2}|ACSN|G1`),
    ),
    [],
    ['g'],
  ),
  'security-not-of-first-label': probe(
    afterUpdate(
      'g',
      { meta: { security: ['keep', 'red'].map((code) => ({ system: 'urn:l', code })) } },
      found('_id=f,g&_security:not=urn:l|red'),
    ),
    ['f'],
    ['f', 'g'],
  ),
  'missing-body-site-as-before-update': probe(
    afterUpdate('a', {}, found('_id=a,b&bodysite:missing=true')),
    ['a'],
    [],
  ),
};
