import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { seededStudies } from './expected.ts';
import { findAndJudge } from './found.ts';
import { judgeOwn } from './own.ts';

const requirements = {
  _profile: ['search-uri-exact', 'search-tag-profile-security'],
  _source: ['search-uri-exact'],
} as const;

/** The URIs that the seeded studies have, as they are stored. */
function storedUris({ session }: CheckContext, code: keyof typeof requirements): string[] {
  const uris = seededStudies(session).flatMap(({ meta }) =>
    code === '_source' ? (meta?.source ?? []) : (meta?.profile ?? []),
  );
  // A server may add a fragment, or a version, and then find the URI with and without it.
  return [...new Set(uris)].filter((uri) => /^[a-z]+:[^#|]+$/.test(uri));
}

const codes = ['_profile', '_source'] as const;

const exact: Check[] = codes.map((code) =>
  check(
    `search/${code}/exact`,
    {
      rule: `A search by ${code} compares whole URIs: a part of one, one with something after it, or one in other letter case is another URI.`,
      requirements: requirements[code],
      needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
      parameter: code,
      behaviour: 'exact',
    },
    async (context) => {
      const uris = storedUris(context, code);
      if (uris.length === 0) throw new NotApplicable('the server keeps no such URI as it was sent');
      for (const uri of uris) {
        const otherCase = uri.replace(/[a-z]+$/, (tail) => tail.toUpperCase());
        const [, host = '', tail = ''] = /^(https?:\/\/[^/]+)(\/.*)$/.exec(uri) ?? [];
        const elsewhere = host === '' ? [] : [`http://elsewhere.example${tail}`];
        const others = [
          uri.slice(0, -1),
          `${uri}x`,
          ...(otherCase === uri ? [] : [otherCase]),
          ...elsewhere,
        ];
        const queries: Query[] = [uri, ...others].map((value) => [[code, value]]);
        for (const query of queries) await findAndJudge(context, query);
      }
    },
  ),
);

/** How several URIs are asked for at once (search.html#combining). */
const together: {
  behaviour: string;
  rule: string;
  requirement: string;
  query(code: string, values: readonly string[]): Query;
}[] = [
  {
    behaviour: 'or',
    rule: 'for several URIs, joined by a comma, finds the studies that have any of them.',
    requirement: 'search-or-comma',
    query: (code, values) => [[code, values.join(',')]],
  },
  {
    behaviour: 'and',
    rule: 'repeated for several URIs finds only the studies that have all of them.',
    requirement: 'search-and-repeat',
    query: (code, values) => values.map((value) => [code, value]),
  },
];

const several: Check[] = codes.flatMap((code) =>
  together.map(({ behaviour, rule, requirement, query }) =>
    check(
      `search/${code}/${behaviour}`,
      {
        rule: `A search by ${code} ${rule}`,
        requirements: [...requirements[code], requirement],
        needs: { interactions: ['search-type'], parameters: [code], dataset: 'searched' },
        parameter: code,
        behaviour,
      },
      async (context) => {
        const [one, other] = storedUris(context, code);
        if (!one || !other) throw new NotApplicable('the server keeps no two such URIs');
        await findAndJudge(context, query(code, [one, other]));
        await findAndJudge(context, query(code, [other, one]), 'POST');
      },
    ),
  ),
);

const SOURCE = 'http://source.example/lightbox';

/** What follows a # is a part of the URI as well (search.html#uri, resource.html#Meta). */
const fragments: Check = check(
  'search/_source/fragment',
  {
    rule: 'A search by _source for a URI with a fragment does not find what came from the same URI with another fragment.',
    requirements: requirements._source,
    needs: { interactions: ['create', 'read', 'search-type'], parameters: ['_source'] },
    parameter: '_source',
    behaviour: 'fragment',
  },
  async (context) => {
    const { studies, session } = context;
    const uris = ['one', 'two', 'One'].map((name) => `${SOURCE}/${session.runId}#${name}`);
    const stored: { id: string; uri: string }[] = [];
    for (const uri of uris) {
      const study = studies.one();
      const meta = { ...study.meta, source: uri };
      const { id, stored: told } = await studies.stored({ ...study, meta });
      if (told.meta?.source === uri) stored.push({ id, uri });
    }
    if (stored.length < uris.length) {
      throw new NotApplicable('the server does not keep the fragment of a source');
    }
    const ids = stored.map(({ id }) => id);
    for (const { id, uri } of stored) await judgeOwn(context, [['_source', uri]], [id], ids);
    await judgeOwn(context, [['_source', uris.slice(0, 2).join()]], ids.slice(0, 2), ids, 'POST');
  },
);

/** Parameters whose values are URIs (search.html#uri). */
export const uriChecks: Check[] = [...exact, ...several, fragments];
