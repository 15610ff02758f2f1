import { newStudy, series } from '../client.ts';
import {
  created,
  extension,
  idOf,
  instance,
  jsonOf,
  kept,
  keptByUpdate,
  metaOf,
  type Probe,
  probe,
  read,
  two,
  update,
} from './asking.ts';

/** Faults in: what is kept of a study. */
export const content: Record<string, Probe> = {
  'second-body-site-lost': probe(
    async (c) => {
      const bodySite = { code: 'x' };
      const stored = await kept(
        { series: [series('CT', { bodySite }), series('CT', { bodySite })] },
        'series',
      )(c);
      return (stored as object[]).map((one) => 'bodySite' in one);
    },
    [true, true],
    [true, false],
  ),
  'notes-lost-on-update': probe(keptByUpdate(two, 'note'), two.note, undefined),
  'contained-lost': probe(
    async (c) => {
      const contained = [{ resourceType: 'Patient', id: 'p' }];
      const stored = await kept({ contained, subject: { reference: '#p' } }, 'contained')(c);
      return Array.isArray(stored);
    },
    true,
    false,
  ),
  'last-instance-lost': probe(
    async (c) => {
      const stored = await kept(
        { series: [series('CT', { instance: instance(101) })] },
        'series',
      )(c);
      return (stored as { instance: object[] }[])[0]?.instance.length;
    },
    101,
    100,
  ),
  'instances-cut': probe(
    async (c) => {
      const stored = await kept(
        { series: [series('CT', { instance: instance(1001) })] },
        'series',
      )(c);
      return (stored as { instance: object[] }[])[0]?.instance.length;
    },
    1001,
    1000,
  ),
  'element-ids-lost': probe(
    kept({ note: [{ id: 'n', text: 'x' }] }, 'note'),
    [{ id: 'n', text: 'x' }],
    [{ text: 'x' }],
  ),
  'modifier-extensions-lost': probe(
    async (c) => {
      const modifierExtension = [extension({ valueCode: 'x' })];
      const stored = await kept({ series: [series('CT', { modifierExtension })] }, 'series')(c);
      return 'modifierExtension' in ((stored as object[])[0] ?? {});
    },
    true,
    false,
  ),
  'inner-extensions-lost': probe(
    async (c) => {
      const nested = [extension({ extension: [extension({ valueCode: 'x' })] })];
      return (await kept({ extension: nested }, 'extension')(c)) !== undefined;
    },
    true,
    false,
  ),
  'exponents-written-out': probe(
    async (c) => {
      const text = JSON.stringify(newStudy({ extension: [extension({ valueDecimal: 7 })] }));
      const created = await c.post('ImagingStudy', text.replace(':7}', ':1.0E3}'));
      return /"valueDecimal":([\d.eE]+)/.exec((await read(c, idOf(created))).body)?.[1];
    },
    '1.0E3',
    '1000',
  ),
  'zero-lost': probe(
    async (c) => {
      const stored = await kept({ series: [series('CT', { number: 0 })] }, 'series')(c);
      return (stored as { number?: number }[])[0]?.number;
    },
    0,
    undefined,
  ),
  'equal-items-merged': probe(
    kept({ note: [{ text: 'a' }, { text: 'a' }] }, 'note'),
    [{ text: 'a' }, { text: 'a' }],
    [{ text: 'a' }],
  ),
  mojibake: probe(kept({ description: 'é' }, 'description'), 'é', 'Ã©'),
  'astral-lost': probe(kept({ description: 'a🩻' }, 'description'), 'a🩻', 'a?'),
  'unicode-normalised': probe(kept({ description: 'e\u0301' }, 'description'), 'e\u0301', '\u00E9'),
  'spaces-collapsed': probe(kept({ description: 'a  b' }, 'description'), 'a  b', 'a b'),
  'second-security-label-lost': probe(
    async (c) => {
      const security = [{ code: 'N' }, { code: 'HTEST' }];
      return (metaOf(await created(c, { meta: { security } })).security as object[]).length;
    },
    2,
    1,
  ),
  'line-breaks-lost': probe(
    kept({ note: [{ text: 'a\nb' }] }, 'note'),
    [{ text: 'a\nb' }],
    [{ text: 'a b' }],
  ),
  'markup-escaped': probe(kept({ description: '<&' }, 'description'), '<&', '&lt;&amp;'),
  'long-text-cut': probe(
    async (c) => {
      const long = series('CT', { description: 'x'.repeat(300) });
      const stored = await kept({ series: [long] }, 'series')(c);
      return (stored as { description: string }[])[0]?.description.length;
    },
    300,
    255,
  ),
  'offsets-to-utc': probe(
    async (c) => {
      const started = '2020-01-01T10:00:00+02:00';
      const stored = await kept({ series: [series('CT', { started })] }, 'series')(c);
      return (stored as { started: string }[])[0]?.started;
    },
    '2020-01-01T10:00:00+02:00',
    '2020-01-01T08:00:00Z',
  ),
  'dates-lengthened': probe(kept({ started: '2020-02' }, 'started'), '2020-02', '2020-02-01'),
  'fractions-not-kept': probe(
    kept({ started: '2020-01-01T10:00:00.5Z' }, 'started'),
    '2020-01-01T10:00:00.5Z',
    '2020-01-01T10:00:00Z',
  ),
  'series-number-as-string': probe(
    async (c) => {
      const stored = await kept({ series: [series('CT', { number: 3 })] }, 'series')(c);
      return (stored as { number: unknown }[])[0]?.number;
    },
    3,
    '3',
  ),
  'single-item-without-array': probe(
    kept({ reasonCode: [{ text: 'x' }] }, 'reasonCode'),
    [{ text: 'x' }],
    { text: 'x' },
  ),
  'empty-lists-written': probe(kept({}, 'interpreter'), undefined, []),
  'null-gaps-closed': probe(
    async (c) => {
      const meta = {
        profile: ['http://a.example/1', 'http://a.example/2'],
        _profile: [null, { extension: [extension({ valueCode: 'x' })] }],
      };
      return ((await created(c, { meta })).json.meta as unknown as { _profile: object[] })._profile
        .length;
    },
    2,
    1,
  ),
  'update-answered-with-old-content': probe(
    async (c) => jsonOf(await update(c, { description: 'new' })).description,
    'new',
    undefined,
  ),
  'update-not-stored': probe(keptByUpdate({ description: 'new' }, 'description'), 'new', undefined),
  'lists-appended': probe(
    async (c) => {
      await update(c, { series: [{ ...series('MR'), uid: '9.9' }] });
      return (jsonOf(await read(c)).series as object[]).length;
    },
    1,
    2,
  ),
  'create-not-stored': probe(
    async (c) => {
      const contained = [{ resourceType: 'Patient', id: 'p' }];
      return (await created(c, { contained, subject: { reference: '#p' } })).status;
    },
    200,
    410,
  ),
};
