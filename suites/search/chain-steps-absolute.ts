import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { markRun } from '../../generators/run-mark.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import type { Query, Subject } from './behaviour.ts';
import { leadsTo, nothingChained, references, step, targetsOf } from './chain.ts';
import { advertisedBase } from './expected.ts';
import { judgeFound, mustBeFound, storedBeside } from './joined-currency.ts';
import { idOf, nameOf, referencesOf, targetsIn, targetTypes } from './joins.ts';
import { copyOf, likeOf, unlessRefused } from './own-targets.ts';
import { storedWith } from './stored-absolute.ts';
import { SEARCHED } from './subjects.ts';

/** How a study leads to a resource in two steps; all of it was seeded. */
interface Path {
  middle: Resource;
  last: Resource;
  /** Parameters of both steps, with the types where they may lead to several. */
  name: string;
}

/** Checks meet so many paths, of different names. */
const MOST = 3;

function pathsOf(context: CheckContext, subject: Subject): Path[] {
  const { session } = context;
  const all = targetsOf(context, subject).flatMap((middle) =>
    referencesOf(middle.resourceType).flatMap((parameter) =>
      targetsIn(session, middle, parameter)
        .filter((last) => JSON.stringify(middle).includes(`"${nameOf(last)}"`))
        .map((last): Path => {
          const type = targetTypes(parameter).length === 1 ? '' : `:${last.resourceType}`;
          return { middle, last, name: `${step(subject, middle)}.${parameter.code}${type}` };
        }),
    ),
  );
  return [...new Map(all.map((path) => [path.name, path])).values()].slice(0, MOST);
}

/** @throws {NotApplicable} if the server does not keep the reference */
async function middleWith(context: CheckContext, path: Path, last: string, how: string) {
  const { session, studies } = context;
  const text = JSON.stringify(likeOf(path.middle));
  const content = JSON.parse(text.replaceAll(`"${nameOf(path.last)}"`, `"${how}"`)) as Resource;
  const made = markRun(content, session.runId);
  const stored = await storedBeside(context, made, `${studies.group}-middle`);
  if (JSON.stringify(stored).includes(`${last}"`)) return nameOf(stored);
  throw new NotApplicable(`the server does not keep the reference ${how}`);
}

const WHY = 'each reference on the way is a URL of this server, or relative';

/** Judges that a path is followed whichever of its references are absolute. */
async function judgePath(context: CheckContext, subject: Subject, path: Path): Promise<true> {
  const base = `${advertisedBase(context.session)}/`;
  const last = nameOf(await copyOf(context, nameOf(path.last)));
  const relative = await middleWith(context, path, last, last);
  const absolute = await middleWith(context, path, last, `${base}${last}`);
  const query = (id: string): Query => [
    ['_id', id],
    [`${path.name}._id`, idOf(last)],
  ];
  const from = async (reference: string) =>
    (await storedWith(context, subject, reference, nameOf(path.middle))).id;
  const plain = await from(relative);
  await mustBeFound(context, query(plain), plain);
  for (const reference of [absolute, `${base}${relative}`, `${base}${absolute}`]) {
    const id = await from(reference);
    await judgeFound(context, query(id), id, true, WHY);
  }
  return true;
}

/** Chains of two steps over absolute URLs of this server: they lead where relative references do (search.html#reference). */
export const chainStepsAbsoluteChecks: Check[] = references
  .filter((subject) => leadsTo(subject).some((type) => referencesOf(type).length > 0))
  .map((subject) => {
    const { code } = subject.parameter;
    return check(
      `search/${code}/chain-of-two-stored-absolute`,
      {
        rule: `A chain of two steps through ${code} follows references that are stored as absolute URLs of this server, in the first step and in the second.`,
        requirements: ['search-chain', 'search-reference-forms'],
        needs: {
          interactions: ['create', 'read', 'search-type'],
          parameters: ['_id', code],
          dataset: 'searched',
        },
        parameter: code,
        behaviour: 'chain-of-two-stored-absolute',
      },
      async (context) => {
        const paths = pathsOf(context, subject);
        if (paths.length === 0) throw nothingChained();
        let judged = 0;
        for (const path of paths) {
          if (await unlessRefused(judgePath(context, subject, path))) judged += 1;
        }
        if (judged > 0) return;
        throw new NotApplicable(`${SEARCHED} is found by no such chain, or the server keeps none`);
      },
    );
  });
