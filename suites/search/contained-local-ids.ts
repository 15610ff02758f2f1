import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { SearchResult } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { eventually } from '../../fixtures/eventually.ts';
import { check } from '../check.ts';
import { NOWHERE, type Query, type Subject } from './behaviour.ts';
import { references } from './chain.ts';
import { isUnsupported } from './compartment.ts';
import { advertisedBase, verdictOn } from './expected.ts';
import { isRefusal } from './found.ts';
import { has } from './joined-currency.ts';
import { idOf, nameOf, seededByName } from './joins.ts';
import { nothingToFind } from './nothing.ts';
import { copyOf, plainOf } from './own-targets.ts';
import { storedWith, targets } from './stored-absolute.ts';
import { SEARCHED } from './subjects.ts';

const REASON = 'what it refers to is inside it, and has that id there alone';

type Stored = Awaited<ReturnType<typeof storedWith>>;

/**
 * A study that refers to what it contains under a local id.
 * @throws {NotApplicable} if the server does not keep it so
 */
async function containing(
  context: CheckContext,
  subject: Subject,
  like: string,
  local: string,
): Promise<Stored> {
  const seeded = seededByName(context.session).get(like);
  if (!seeded) throw nothingToFind(context, subject);
  const contained = [{ ...plainOf(seeded), id: local }];
  const study = await storedWith(context, subject, `#${local}`, like, { contained });
  if (JSON.stringify(study.stored).includes(`"#${local}"`)) return study;
  throw new NotApplicable('the server does not keep what is inside a study as it was sent');
}

interface Twins {
  /** `Type/id` of a seeded resource that both are like. */
  like: string;
  /** `Type/id` of a resource of the server. */
  target: string;
  /** Refers to that. */
  outside: Stored;
  /** Refers to one that it contains under the same id. */
  inside: Stored;
}

/** @throws {NotApplicable} if the server does not keep such studies */
async function twins(context: CheckContext, subject: Subject): Promise<Twins> {
  const [like] = targets(context, subject.parameter.code);
  if (!like) throw nothingToFind(context, subject);
  const target = nameOf(await copyOf(context, like));
  const inside = await containing(context, subject, like, idOf(target));
  return { like, target, inside, outside: await storedWith(context, subject, target, like) };
}

/** Judges that a search finds no resource in place of another one, if it is not refused; returns whether it is not. */
async function judgeNotFound(
  context: CheckContext,
  asked: string,
  search: () => Promise<SearchResult>,
  unwanted: string,
  wanted?: string,
): Promise<boolean> {
  const result = await eventually(
    context,
    search,
    (found) => isRefusal(found) || wanted === undefined || has(found, wanted),
  );
  if (isRefusal(result)) return false;
  context
    .judge(result)
    .searchset()
    .that(!has(result, unwanted), {
      code: 'extra-matches',
      message: `${unwanted} is found by ${asked}, though ${REASON}`,
      expected: wanted ?? 'nothing',
      actual: result.matches.map(({ id }) => id),
    });
  return true;
}

const notOf = (code: string) => ({
  requirements: ['search-reference-forms', 'search-returned-resources-match'] as [string, string],
  needs: {
    interactions: ['create', 'read', 'search-type'],
    parameters: ['_id', code],
    dataset: 'searched' as const,
  },
});

const byForms = references.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/contained-local-id`,
    {
      rule: `A search by ${code} for an id, alone, with its type or in a URL, does not find a study that refers to a resource of that local id inside itself.`,
      ...notOf(code),
      parameter: code,
      behaviour: 'contained-local-id',
    },
    async (context) => {
      const { server, session } = context;
      const { like, target, inside, outside } = await twins(context, subject);
      const [type = ''] = target.split('/');
      const nowhere = `lbl-${session.runId}`;
      const alone = await containing(context, subject, like, nowhere);
      const base = advertisedBase(session);
      const formsOf = (id: string): Query => [
        [code, id],
        [code, `${type}/${id}`],
        [code, `${base}/${type}/${id}`],
        [code, `${NOWHERE},${id}`],
        [`${code}:${type}`, id],
      ];
      let judged = 0;
      for (const [study, id, wanted] of [
        [inside, idOf(target), outside.id],
        [alone, nowhere, undefined],
      ] as const) {
        for (const form of formsOf(id)) {
          if (verdictOn(session, study.stored, [form]) !== 'must-not') continue;
          const ids = [study.id, ...(wanted ? [wanted] : [])].join(',');
          for (const method of ['GET', 'POST'] as const) {
            const search = () =>
              server.search(SEARCHED, [['_id', ids], form], { method, scoped: false });
            const asked = form.join('=');
            if (await judgeNotFound(context, asked, search, study.id, wanted)) judged += 1;
          }
        }
      }
      if (judged === 0) throw new NotApplicable('all of these searches are refused');
    },
  );
});

const byHas = references.map((subject) => {
  const { code } = subject.parameter;
  return check(
    `search/${code}/has-contained-local-id`,
    {
      rule: `A search with _has by ${code} does not find the resource whose id is the local one of what a study contains and refers to.`,
      ...notOf(code),
      requirements: ['search-has', 'search-reference-forms'],
      parameter: code,
      behaviour: 'has-contained-local-id',
    },
    async (context) => {
      const { target, inside, outside } = await twins(context, subject);
      const [type = ''] = target.split('/');
      const name = `_has:${SEARCHED}:${code}:_id`;
      const by = (study: string) =>
        context.server.search(
          type,
          [
            ['_id', idOf(target)],
            [name, study],
          ],
          { scoped: false },
        );
      const control = await eventually(
        context,
        () => by(outside.id),
        (found) => isRefusal(found) || has(found, idOf(target)),
      );
      // Where it is ignored it finds the resource by any study.
      if (!has(control, idOf(target)) || has(await by(NOWHERE), idOf(target))) {
        throw new NotApplicable('_has is refused, ignored, or finds nothing');
      }
      await judgeNotFound(context, `${name}=${inside.id}`, () => by(inside.id), idOf(target));
    },
  );
});

const inCompartment = references
  .filter(({ parameter }) => parameter.code === 'patient')
  .map((subject) =>
    check(
      'search/_compartment/patient-contained',
      {
        rule: 'The compartment of a Patient does not hold a study whose subject is a contained Patient of the same id.',
        ...notOf('patient'),
        requirements: ['search-compartment-patient', 'search-reference-forms'],
      },
      async (context) => {
        const { target, inside, outside } = await twins(context, subject);
        const query: Query = [['_id', `${inside.id},${outside.id}`]];
        const path = `${target}/${SEARCHED}`;
        const search = () => context.server.search(SEARCHED, query, { path, scoped: false });
        if (isUnsupported(await search())) {
          throw new NotApplicable('the server does not search in the compartment of a Patient');
        }
        await judgeNotFound(context, path, search, inside.id, outside.id);
      },
    ),
  );

/** Local ids of contained resources name nothing outside the resource (references.html#contained). */
export const containedLocalIdChecks: Check[] = [...byForms, ...byHas, ...inCompartment];
