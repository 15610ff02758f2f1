import { describe, expect, it } from 'vitest';
import { base, referenceClient, study } from './client.ts';

const patient = { resourceType: 'Patient', id: 'p1' };
const numbered = Array.from({ length: 7 }, (_, index) =>
  study(`s${index}`, {
    started: `201${index}`,
    ...(index === 3 ? { subject: { display: 'x' } } : {}),
  }),
);
const withPatient = () => referenceClient({ preload: [patient, ...numbered] });

interface Result {
  total?: number;
  link: { relation: string; url: string }[];
  entry?: { fullUrl?: string; resource: { id?: string }; search: { mode: string } }[];
}

async function result(query: string, headers = {}) {
  const answer = await withPatient().get(query, headers);
  expect(answer.status).toBe(200);
  return answer.json as unknown as Result;
}

const link = (bundle: Result, relation: string) =>
  bundle.link.find((candidate) => candidate.relation === relation)?.url;

describe('search results', () => {
  it('name their location, mode and total', async () => {
    const { total, entry } = await result('ImagingStudy?_id=s1');
    expect(total).toBe(1);
    expect(entry).toMatchObject([
      { fullUrl: `${base}/ImagingStudy/s1`, resource: { id: 's1' }, search: { mode: 'match' } },
    ]);
    expect(await result('ImagingStudy?_id=none')).not.toHaveProperty('entry');
  });

  it('come in pages that together have each match once', async () => {
    const client = withPatient();
    const first = (await client.get('ImagingStudy?_count=3&_sort=-started'))
      .json as unknown as Result;
    expect(first.total).toBe(7);
    expect(first.entry).toHaveLength(3);
    await client.put('ImagingStudy/s9', study('s9', { started: '2030' }));
    await client.send('DELETE', 'ImagingStudy/s1');
    const second = (await client.get(link(first, 'next') ?? '')).json as unknown as Result;
    const third = (await client.get(link(second, 'next') ?? '')).json as unknown as Result;
    const ids = [first, second, third].map(({ entry }) =>
      entry?.map(({ resource }) => resource.id),
    );
    expect(ids).toEqual([['s6', 's5', 's4'], ['s3', 's2'], ['s0']]);
    expect(link(third, 'next')).toBeUndefined();
    expect((await client.get('ImagingStudy?_page=unknown.3')).status).toBe(410);
  });

  it('are counted alone with _count=0 and _summary=count', async () => {
    for (const query of ['_count=0', '_summary=count']) {
      const counted = await result(`ImagingStudy?${query}`);
      expect(counted.total).toBe(7);
      expect(counted).not.toHaveProperty('entry');
      expect(counted.link).toHaveLength(1);
    }
    expect(await result('ImagingStudy?_total=none')).not.toHaveProperty('total');
  });

  it('are sorted', async () => {
    const client = withPatient();
    expect(await client.ids('ImagingStudy?_sort=-started&_count=2')).toEqual([
      's6',
      's5',
      's4',
      's3',
      's2',
      's1',
      's0',
    ]);
    expect(await client.ids('ImagingStudy?_sort=subject,-started')).toEqual([
      's6',
      's5',
      's4',
      's2',
      's1',
      's0',
      's3',
    ]);
  });

  it('have a self link of what was used', async () => {
    const used = await result('ImagingStudy?_id=s1&status=&unheard-of=x&_sort=started,nonsense');
    expect(link(used, 'self')).toBe(`${base}/ImagingStudy?_id=s1`);
    expect(used.entry?.at(-1)).toMatchObject({
      resource: {
        resourceType: 'OperationOutcome',
        issue: [
          { severity: 'warning', expression: ['http.unheard-of'] },
          { severity: 'warning', expression: ['http._sort'] },
        ],
      },
      search: { mode: 'outcome' },
    });
  });

  it('are refused for unknown parameters if the client is strict', async () => {
    const strict = { prefer: 'handling=strict' };
    const refused = await withPatient().get('ImagingStudy?unheard-of=x', strict);
    expect(refused.status).toBe(400);
    expect(refused.json.issue).toMatchObject([{ expression: ['http.unheard-of'] }]);
    await result('ImagingStudy?status=available', strict);
  });

  it('include what they refer to, and what refers to them, once', async () => {
    const modes = ({ entry }: Result) =>
      entry?.map(({ resource, search }) => `${search.mode} ${resource.id}`);
    const included = await result('ImagingStudy?_id=s1,s2,s3&_include=ImagingStudy:patient');
    expect(included.total).toBe(3);
    expect(modes(included)).toEqual(['match s1', 'match s2', 'match s3', 'include p1']);
    const typed = await result('ImagingStudy?_id=s1&_include=ImagingStudy:subject:Device');
    expect(modes(typed)).toEqual(['match s1']);
    const reverse = await result('Patient?_revinclude=ImagingStudy:patient&_count=1');
    expect(modes(reverse)?.slice(0, 2)).toEqual(['match p1', 'include s0']);
    expect(reverse.entry).toHaveLength(7);
  });

  it('include the version that a reference names', async () => {
    const refer = (id: string, version: string) =>
      study(id, { interpreter: [{ reference: `Practitioner/d${version}` }] });
    const client = referenceClient({
      preload: [
        { resourceType: 'Practitioner', id: 'd', active: false },
        { resourceType: 'Practitioner', id: 'd', active: true },
        refer('a', '/_history/1'),
        refer('b', '/_history/2'),
        refer('c', ''),
        refer('d', '/_history/9'),
      ],
    });
    const versions = async (ids: string) => {
      const { json } = await client.get(
        `ImagingStudy?_id=${ids}&_include=ImagingStudy:interpreter`,
      );
      const { entry = [] } = json as unknown as Result;
      return entry
        .filter(({ search }) => search.mode === 'include')
        .map(({ fullUrl, resource }) => [fullUrl, (resource as { active?: boolean }).active]);
    };
    const url = `${base}/Practitioner/d`;
    expect(await versions('a')).toEqual([[url, false]]);
    expect(await versions('b,c')).toEqual([[url, true]]);
    expect(await versions('a,b,c')).toEqual([
      [url, true],
      [url, false],
    ]);
    expect(await versions('d')).toEqual([]);
  });

  it('ignore includes that do not exist and refuse modifiers that do not', async () => {
    const odd = await result('ImagingStudy?_id=s1&_include=ImagingStudy:nonsense');
    expect(link(odd, 'self')).toBe(`${base}/ImagingStudy?_id=s1`);
    const client = withPatient();
    expect((await client.get('ImagingStudy?_include:recurse=ImagingStudy:patient')).status).toBe(
      400,
    );
    expect((await client.get('ImagingStudy?_count:exact=1')).status).toBe(400);
  });

  it('iterate includes only if asked to', async () => {
    const preload = [
      study('a', { interpreter: [{ reference: 'PractitionerRole/r' }] }),
      { resourceType: 'PractitionerRole', id: 'r', practitioner: { reference: 'Practitioner/d' } },
      { resourceType: 'Practitioner', id: 'd' },
    ];
    const client = referenceClient({ preload });
    const count = async (modifier: string) => {
      const next = `_include${modifier}=PractitionerRole:practitioner`;
      const { json } = await client.get(`ImagingStudy?_include=ImagingStudy:interpreter&${next}`);
      return (json as unknown as Result).entry?.length;
    };
    expect(await count('')).toBe(2);
    expect(await count(':iterate')).toBe(3);
  });

  it('are of all types on the base', async () => {
    const client = referenceClient({
      preload: [patient, study('a', { meta: { tag: [{ code: 't' }] } })],
    });
    expect(await client.ids('?_tag=t')).toEqual(['a']);
    expect(await client.ids('?_type=Patient,ImagingStudy')).toEqual(['p1', 'a']);
    expect((await client.get('?_type=NotAType')).status).toBe(400);
    expect((await client.form('_search', '_id=p1')).json.total).toBe(1);
  });

  it('follow tags, labels, profiles and sources', async () => {
    const meta = {
      tag: [{ system: 'urn:t', code: 'x' }],
      security: [{ system: 'urn:l', code: 'R' }],
      profile: ['http://p.test/one', 'http://p.test/two|2.0'],
      source: 'http://source.test/1',
    };
    const client = referenceClient({ preload: [study('a', { meta }), study('b')] });
    for (const query of [
      '_tag=urn:t|x',
      '_security=R',
      '_profile=http://p.test/one',
      '_source=http://source.test/1',
      '_tag:missing=false',
    ]) {
      expect(await client.ids(`ImagingStudy?${query}`), query).toEqual(['a']);
    }
    expect(await client.ids('ImagingStudy?_profile=http://p.test/o')).toEqual([]);
  });

  it('are those of the last write', async () => {
    const client = referenceClient({ preload: [study('a', { identifier: [{ value: 'old' }] })] });
    await client.put('ImagingStudy/a', study('a', { identifier: [{ value: 'new' }] }));
    expect(await client.ids('ImagingStudy?identifier=old')).toEqual([]);
    expect(await client.ids('ImagingStudy?identifier=new')).toEqual(['a']);
  });
});
