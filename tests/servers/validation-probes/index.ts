import { type Client, study as newStudy, series } from '../client.ts';
import { type Probe, probe } from '../crud-probes/asking.ts';
import {
  afterUpdate,
  at,
  bundleOf,
  create,
  deleted,
  firstVersion,
  get,
  metadata,
  mismatched,
  notFound,
  preferred,
  read,
  secondPage,
  strict,
  tooLate,
  unparseable,
  update,
  withPatient,
} from './asking.ts';
import { instances } from './instances.ts';
import { variants } from './variants.ts';

const history = get('ImagingStudy/a/_history');
const search = get('ImagingStudy?_id=a');
const entry = (...path: (string | number)[]) => ['entry', 0, ...path];
const study = (...path: string[]) => entry('resource', ...path);
const issue = (...path: (string | number)[]) => ['issue', 0, ...path];

interface Declared {
  type: string;
  interaction: { code: string }[];
  searchParam: { name: string }[];
}

/** What the CapabilityStatement says of studies. */
async function ofStudies(client: Client): Promise<Declared> {
  const declared = (await at(metadata, 'rest', 0, 'resource')(client)) as Declared[];
  return declared.find(({ type }) => type === 'ImagingStudy') as Declared;
}

const bundles: Record<string, Probe> = {
  'searchset-total-as-text': probe(at(search, 'total'), 1, '1'),
  'history-without-type': probe(at(history, 'type'), 'history', undefined),
  'history-entries-without-response': probe(
    at(history, ...entry('response', 'status')),
    '201 Created',
    undefined,
  ),
  'history-with-empty-text': probe(at(history, ...study('description')), undefined, ''),
  'transaction-response-with-total': probe(at(bundleOf('transaction'), 'total'), undefined, 1),
  'batch-response-without-status': probe(
    at(bundleOf('batch'), ...entry('response', 'status')),
    '200',
    undefined,
  ),
  'link-without-url-by-post': probe(
    at((client) => client.form('ImagingStudy/_search', '_id=a'), 'link', 1),
    undefined,
    { relation: 'up' },
  ),
  'search-mode-invented-on-page-two': probe(
    at(secondPage, ...entry('search', 'mode')),
    'match',
    'hit',
  ),
  'full-url-empty-on-included': probe(
    at(withPatient, 'entry', 1, 'fullUrl'),
    'http://server.test/fhir/Patient/x1',
    '',
  ),
  'bundle-timestamp-without-zone': probe(at(search, 'timestamp'), undefined, '2024-02-01T10:00:00'),
  'score-null': probe(at(search, ...entry('search', 'score')), undefined, null),
  'count-with-empty-entries': probe(at(get('ImagingStudy?_count=0'), 'entry'), undefined, []),
  'searchset-type-twice': probe(
    async (client) => (await search(client)).body.match(/"type":"searchset"/g)?.length,
    1,
    2,
  ),
  'summary-with-empty-series': probe(
    at(get('ImagingStudy?_id=d&_summary=true'), ...study('series')),
    undefined,
    [{}],
  ),
  'elements-left-out-as-null': probe(
    at(get('ImagingStudy?_id=d&_elements=status'), ...study('started')),
    undefined,
    null,
  ),
  'elements-as-empty-lists': probe(
    at(get('ImagingStudy?_id=d&_elements=status,note'), ...study('note')),
    undefined,
    [],
  ),
  'private-property-of-included': probe(
    at(withPatient, 'entry', 1, 'resource', 'revision'),
    undefined,
    7,
  ),
};

const outcomes: Record<string, Probe> = {
  'outcome-without-issues': probe(at(strict, ...issue('severity')), 'error', undefined),
  'outcome-severity-invented': probe(at(preferred, ...issue('severity')), 'information', 'success'),
  'outcome-details-empty': probe(at(unparseable, ...issue('details')), undefined, {}),
  'outcome-expression-as-text': probe(
    async (client) => typeof (await at(mismatched, ...issue('expression'))(client)),
    'object',
    'string',
  ),
  'outcome-with-script': probe(at(deleted, 'text', 'status'), undefined, 'generated'),
  'outcome-with-stack-trace': probe(at(notFound, 'stackTrace'), undefined, 'at Store.read'),
  'conflict-code-of-http': probe(at(tooLate, ...issue('code')), 'conflict', '412'),
};

const capabilities: Record<string, Probe> = {
  'capabilities-without-kind': probe(at(metadata, 'kind'), 'instance', undefined),
  'capabilities-without-format': probe(at(metadata, 'format', 1), 'json', undefined),
  'capabilities-dated-in-words': probe(at(metadata, 'date'), '2025-01-01', 'today'),
  'capabilities-status-invented': probe(at(metadata, 'status'), 'active', 'online'),
  'capabilities-of-no-instance': probe(
    at(metadata, 'implementation', 'description'),
    'Embedded reference server',
    undefined,
  ),
  'capabilities-parameter-twice': probe(
    async (client) => {
      const names = (await ofStudies(client)).searchParam.map(({ name }) => name);
      return names.length - new Set(names).size;
    },
    0,
    1,
  ),
  'capabilities-interaction-invented': probe(
    async (client) => (await ofStudies(client)).interaction.at(-1)?.code,
    'search-type',
    'validate',
  ),
};

const studies: Record<string, Probe> = {
  'update-answered-without-zone': probe(
    async (client) => /Z$/.test(String(await at(update, 'meta', 'lastUpdated')(client))),
    true,
    false,
  ),
  'searched-counts-as-text': probe(
    async (client) => {
      const counted = [{ ...series('CT'), numberOfInstances: 2 }];
      await client.put('ImagingStudy/a', newStudy('a', { series: counted }));
      return at(search, ...study('series'), 0, 'numberOfInstances')(client);
    },
    2,
    '2',
  ),
  'create-answered-with-spaced-version': probe(at(create, 'meta', 'versionId'), '1', 'v 1'),
  'create-answered-with-null': probe(at(create, 'started'), undefined, null),
  'version-with-number-as-text': probe(
    at(get('ImagingStudy/a/_history/1'), 'numberOfSeries'),
    undefined,
    '0',
  ),
  'old-version-with-private-property': probe(at(firstVersion, 'superseded'), undefined, true),
  'updated-extension-with-both': probe(
    at(afterUpdate, 'extension', 0, 'url'),
    undefined,
    'http://archive.example/place',
  ),
  'narrative-made-with-script': probe(at(read, 'text', 'status'), undefined, 'generated'),
  'narrative-made-without-div': probe(at(read, 'text'), undefined, { status: 'generated' }),
  'update-answered-with-single-modality': probe(at(update, 'modality'), undefined, {
    code: 'CT',
  }),
};

/** For each fault and variant of what a server answers. */
export const validationProbes: Record<string, Probe> = {
  ...bundles,
  ...outcomes,
  ...capabilities,
  ...studies,
  ...instances,
  ...variants,
};
