import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { PROFILE, SOURCE } from '../../generators/dataset/meta.ts';
import type { Coding, Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import type { Query } from './behaviour.ts';
import { isRefusal } from './found.ts';
import { isLeftOut } from './optional.ts';
import { SEARCHED } from './subjects.ts';

const COLOUR = 'http://example.org/colour';
const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';

/** What a study has in its meta by a parameter, as a search asks for it: before an update, and after it. */
const parameters = [
  { code: '_tag', element: 'tag', before: `${COLOUR}|red`, after: `${COLOUR}|green` },
  {
    code: '_security',
    element: 'security',
    before: `${CONFIDENTIALITY}|L`,
    after: `${CONFIDENTIALITY}|N`,
  },
  { code: '_profile', element: 'profile', before: `${PROFILE}-4`, after: `${PROFILE}-5` },
  { code: '_source', element: 'source', before: `${SOURCE}/4`, after: `${SOURCE}/5` },
] as const;

type Parameter = (typeof parameters)[number];

/** The study with a value, and its own marks. */
function having(study: Resource, { element }: Parameter, value: string): Resource {
  const meta = { ...study.meta };
  const [system = '', code = ''] = value.split('|');
  if (element === 'source') meta.source = value;
  else if (element === 'profile') meta.profile = [value];
  else meta[element] = [...(meta[element] ?? []), { system, code }];
  return { ...study, meta };
}

function has({ meta }: Resource, { element }: Parameter, value: string): boolean {
  if (element === 'source') return meta?.source === value;
  if (element === 'profile') return [meta?.profile ?? []].flat().includes(value);
  const codings = itemsOf<Coding>(meta?.[element]);
  return codings.some(({ system, code }) => `${system}|${code}` === value);
}

/** Searches for a study by a value until it is found, or is not, as wanted. */
function searched({ server, ...context }: CheckContext, query: Query, wanted: boolean) {
  return eventually(
    context,
    () => server.search(SEARCHED, query, { scoped: false }),
    ({ matches }) => matches.length > 0 === wanted,
  );
}

async function judgeUpdated(context: CheckContext, parameter: Parameter): Promise<void> {
  const { studies, server, judge } = context;
  const { code, before, after } = parameter;
  const study = studies.one();
  const created = await server.create(having(study, parameter, before));
  const { id } = created.resource ?? {};
  if (created.status >= 400 || !id) {
    throw new NotApplicable(`the server refuses a study with this ${code}: ${created.status}`);
  }
  const read = await server.read(SEARCHED, id);
  if (!read.resource || !has(read.resource, parameter, before)) {
    throw new NotApplicable(`the server does not keep what ${code} looks at, as R4 lets it`);
  }
  const by = (value: string): Query => [
    ['_id', id],
    [code, value],
  ];
  const found = await searched(context, by(before), true);
  if (isRefusal(found) || isLeftOut(found, code) || found.matches.length === 0) {
    throw new NotApplicable(`the new study is not found by its ${code}`);
  }
  const update = having({ ...study, id }, parameter, after);
  const { status } = await put(server, update, read);
  if (status !== 200) throw new NotTestable(`a valid update was answered ${status}`);
  const { resource: stored } = await server.read(SEARCHED, id);
  if (!stored || has(stored, parameter, before) || !has(stored, parameter, after)) {
    throw new NotApplicable('the update does not replace it, as R4 lets it');
  }
  for (const [value, wanted] of [
    [after, true],
    [before, false],
  ] as const) {
    const result = await searched(context, by(value), wanted);
    judge(result)
      .searchset()
      .that(result.matches.length > 0 === wanted, {
        code: wanted ? 'missing-matches' : 'extra-matches',
        message: wanted
          ? `the study ${id} is not found by the ${code} it has now`
          : `the study ${id} is still found by a ${code} it no longer has`,
        expected: wanted ? id : `not ${id}`,
        actual: result.matches.map((match) => match.id),
      });
  }
}

/** Searches are current in what they find by meta as well (search.html#currency). */
export const metaUpdatedChecks: Check[] = parameters.map((parameter) =>
  check(
    `search/${parameter.code}/updated`,
    {
      rule: `After an update a study is found by the ${parameter.code} it has now, and no longer by the one it had.`,
      requirements: [
        'search-returned-resources-match',
        parameter.code === '_source' ? 'search-uri-exact' : 'search-tag-profile-security',
      ],
      needs: {
        interactions: ['create', 'read', 'update', 'search-type'],
        parameters: ['_id', parameter.code],
      },
      parameter: parameter.code,
      behaviour: 'updated',
    },
    (context) => judgeUpdated(context, parameter),
  ),
);
