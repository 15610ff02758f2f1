import { type Check, NotApplicable } from '../../fixtures/check.ts';
import { mustDeclareOfSystem } from '../../fixtures/claims.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { runPatient } from '../../generators/run-patient.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query } from './behaviour.ts';
import { seededResources } from './expected.ts';
import { ROOM } from './find.ts';
import { isRefusal } from './found.ts';
import { nameOf } from './joins.ts';
import { SEARCHED } from './subjects.ts';
import { judgeFoundAll, namedBy, searchAll } from './system.ts';

const MOST = 3;

type Twins = [Resource, Resource];

/** Seeded resources of two types with one id. */
function seededTwins({ session }: CheckContext): Twins[] {
  const seeded = seededResources(session);
  return seeded
    .flatMap((one, at) =>
      seeded
        .slice(at + 1)
        .filter(({ id, resourceType }) => id === one.id && resourceType !== one.resourceType)
        .map((other): Twins => [one, other]),
    )
    .slice(0, MOST);
}

/** A study and a patient of the check's own with one id, if the server lets a client choose that. */
async function ownTwins({ server, session, studies }: CheckContext): Promise<Twins[]> {
  const { types, clientIds } = session.target;
  if (!types.includes('Patient') || !clientIds) return [];
  const { id, stored } = await studies.stored();
  const { status } = await server.update({ ...runPatient(session.runId), id });
  if (status !== 200 && status !== 201) return [];
  const { resource: patient } = await server.read('Patient', id);
  return patient?.id === id ? [[stored, patient]] : [];
}

/** An id is that of one resource in its type alone (resource.html#id). */
export const systemIdChecks: Check[] = [
  check(
    'search/_type/several-of-one-id',
    {
      rule: 'A search of the whole server with several types and an id finds the resource of each of these types that has the id.',
      requirements: ['search-system-level-type', 'search-id-always-supported'],
      needs: { interactions: ['create', 'read', 'search-type'], dataset: 'searched' },
    },
    async (context) => {
      mustDeclareOfSystem(context.session, 'search-system');
      const twins = [...(await ownTwins(context)), ...seededTwins(context)];
      if (twins.length === 0) throw new NotApplicable('no two resources have one id');
      for (const [one, other] of twins) {
        const id = String(one.id);
        const both = [one, other].map(nameOf);
        const types = [one.resourceType, other.resourceType];
        const queries: [Query, string[]][] = [
          [
            [
              ['_type', types.join(',')],
              ['_id', id],
            ],
            both,
          ],
          [
            [
              ['_id', id],
              ['_type', [...types].reverse().join(',')],
            ],
            both,
          ],
          [
            [
              ['_type', SEARCHED],
              ['_id', id],
            ],
            both.filter((name) => name.startsWith(`${SEARCHED}/`)),
          ],
        ];
        for (const [query, own] of queries) {
          // A server may number each type of its own: others that were seeded have the id as well.
          const must = [...new Set([...own, ...namedBy(context, query)])];
          const result = await eventually(
            context,
            () => searchAll(context, query, ROOM),
            (found) => isRefusal(found) || found.matches.length >= must.length,
          );
          judgeFoundAll(context, query, result, must);
        }
      }
    },
  ),
];
