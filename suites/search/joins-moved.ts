import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import type { CurrencyCase } from '../../generators/dataset/currency.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from '../crud/put.ts';
import type { Query } from './behaviour.ts';
import { references, step } from './chain.ts';
import { caseOf, cases, needs as needsOf, queryFor, withUid } from './currency.ts';
import { verdictOn } from './expected.ts';
import { asked, judgeFound, mustBeFound, mustDelete, withIdentifier } from './joined-currency.ts';
import { ownCriteria, seededByName } from './joins.ts';
import { SEARCHED } from './subjects.ts';

/** A search that leads over the study to one of its targets, and what it finds if the study refers to that. */
interface Join {
  type: string;
  id: string;
  query: Query;
}

/** The joins by which a study is seen to refer to a target, made once the study is there. */
type JoinTo = (
  context: CheckContext,
  one: CurrencyCase,
  study: StoredStudy,
  target: Resource,
) => Join;

const chain: JoinTo = ({ session }, { parameter }, { id }, target) => {
  const subject = references.find((one) => one.parameter.code === parameter);
  const [own] = ownCriteria(session, target);
  if (!subject || !own) throw new NotApplicable('nothing tells the targets apart');
  const name = `${step(subject, target)}.${own.parameter}`;
  return {
    type: SEARCHED,
    id,
    query: [
      ['_id', id],
      [name, own.value],
    ],
  };
};

const reverse: JoinTo = ({ studies }, { parameter }, _study, { resourceType: type, id = '' }) => {
  const name = `_has:${SEARCHED}:${parameter}:identifier`;
  return { type, id, query: asked(id, name, studies.group) };
};

/** What a study refers to before and after it is moved. */
function endsOf({ session }: CheckContext, { gone, found }: CurrencyCase): [Resource, Resource] {
  const [before, after] = [gone, found].map((probe) =>
    probe.kind === 'reference' ? seededByName(session).get(probe.reference) : undefined,
  );
  if (before && after) return [before, after];
  throw new NotApplicable('the server keeps nothing that such a study could refer to');
}

/** @throws {NotApplicable} if the study, as it is stored, does not refer to the one alone */
function mustRefer(
  { session }: CheckContext,
  study: Resource | undefined,
  { gone, found }: CurrencyCase,
  isMoved: boolean,
): void {
  const [one, other] = isMoved ? [found, gone] : [gone, found];
  const isKept =
    study &&
    verdictOn(session, study, queryFor(one)) === 'must' &&
    verdictOn(session, study, queryFor(other)) === 'must-not';
  if (!isKept) throw new NotApplicable('the study is not stored with the reference as sent');
}

async function judgeJoin(
  context: CheckContext,
  { type, id, query }: Join,
  wanted: boolean,
  why: string,
): Promise<void> {
  await judgeFound(context, query, id, wanted, why, type);
}

async function judgeMoved(
  context: CheckContext,
  key: string,
  joinTo: JoinTo,
  isRevived: boolean,
): Promise<void> {
  const { server, studies } = context;
  const one = caseOf(context, key);
  const [former, present] = endsOf(context, one);
  const own = studies.one();
  const content = (study: Resource) =>
    withIdentifier(studies.mark(withUid(study, own)), studies.group);
  const study = await studies.stored(content(one.before));
  mustRefer(context, study.stored, one, false);
  const [before, after] = [former, present].map((end) => joinTo(context, one, study, end));
  if (!before || !after) return;
  await mustBeFound(context, before.query, before.id, before.type);
  const { id } = study;
  if (isRevived) {
    await mustDelete(context, SEARCHED, id);
    await judgeJoin(context, before, false, 'the study has been deleted');
  }
  const update = { ...content(one.after), id };
  const answer = await put(server, update, isRevived ? undefined : study.read);
  if (isRevived && answer.status >= 300) {
    throw new NotApplicable(`no study is stored under a deleted id: ${answer.status}`);
  }
  if (answer.status >= 300) throw new NotTestable(`the update answered ${answer.status}`);
  mustRefer(context, (await server.read(SEARCHED, id)).resource, one, true);
  const why = `the study refers to ${present.resourceType}/${present.id} now`;
  await judgeJoin(context, after, true, why);
  await judgeJoin(context, before, false, why);
}

const suffixOf = ({ key, parameter }: CurrencyCase) => key.replace(parameter, '');

function moved(one: CurrencyCase, way: 'chain' | 'has', joinTo: JoinTo, isRevived: boolean): Check {
  const { key, parameter } = one;
  const behaviour = `${way}-${isRevived ? 'revived' : 'moved'}${suffixOf(one)}`;
  const when = isRevived
    ? 'that was deleted and stored again with another reference'
    : 'whose reference was updated';
  const finds =
    way === 'chain'
      ? `A chain through ${parameter} finds a study ${when} by what it refers to now alone`
      : `A search with _has finds what a study ${when} refers to by ${parameter} now, and nothing else`;
  const needed = needsOf(parameter, 'update');
  return check(
    `search/${parameter}/${behaviour}`,
    {
      rule: `${finds} (${key}).`,
      requirements: [
        way === 'chain' ? 'search-chain' : 'search-has',
        'search-returned-resources-match',
        `search-param-${parameter}`,
      ],
      needs: isRevived ? { ...needed, interactions: [...needed.interactions, 'delete'] } : needed,
      parameter,
      behaviour,
    },
    (context) => judgeMoved(context, key, joinTo, isRevived),
  );
}

/** What joins see of a study that refers to something else than before (search.html#chaining, #has, #currency). */
export const joinsMovedChecks: Check[] = cases
  .filter(({ gone }) => gone.kind === 'reference')
  .flatMap((one) => [
    moved(one, 'chain', chain, false),
    moved(one, 'chain', chain, true),
    moved(one, 'has', reverse, false),
    moved(one, 'has', reverse, true),
  ]);
