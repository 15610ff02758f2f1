import { NotApplicable } from '../../fixtures/check.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { evaluate } from '../../fixtures/fhirpath.ts';
import { flawsOf } from '../../fixtures/flaws.ts';
import type { StoredStudy } from '../../fixtures/studies.ts';
import { markRun } from '../../generators/run-mark.ts';
import { elementsOf, type Resource } from '../../spec/index.ts';
import type { Subject } from './behaviour.ts';
import { withUid } from './currency.ts';
import { seededStudies } from './expected.ts';
import { storedBeside } from './joined-currency.ts';
import { nameOf, seededByName, targetsIn } from './joins.ts';

/** What a server does not take or support of one type, it may of another. */
export async function unlessRefused<T>(attempt: Promise<T>): Promise<T | undefined> {
  try {
    return await attempt;
  } catch (error) {
    if (error instanceof NotApplicable) return undefined;
    throw error;
  }
}

/**
 * Judges what can be judged of several types.
 * @param judge returns whether there was something to judge
 * @throws {NotApplicable} if there was nothing of any of them: for the last reason that one gave
 */
export async function judgeAny(
  types: readonly string[],
  judge: (type: string) => Promise<boolean>,
  nothing: string,
): Promise<void> {
  let judged = false;
  let reason = new NotApplicable(nothing);
  for (const type of types) {
    try {
      judged = (await judge(type)) || judged;
    } catch (error) {
      if (!(error instanceof NotApplicable)) throw error;
      reason = error;
    }
  }
  if (!judged) throw reason;
}

/** A resource without what is of it alone. */
export function likeOf({
  id: _,
  meta: __,
  text: ___,
  identifier: ____,
  ...content
}: Resource): Resource {
  return content;
}

/** A resource without references to others, unless it has to have them. */
function aloneOf(resource: Resource): Resource {
  const { resourceType } = resource;
  const mandatory = new Set(
    elementsOf(resourceType).flatMap(({ path, min }) => (min > 0 ? [path] : [])),
  );
  const isKept = ([name, value]: [string, unknown]) =>
    mandatory.has(`${resourceType}.${name}`) || !JSON.stringify(value).includes('"reference":');
  const alone = { ...Object.fromEntries(Object.entries(resource).filter(isKept)), resourceType };
  // A constraint may want one of several.
  return flawsOf(JSON.stringify(alone)).length === 0 ? alone : resource;
}

/** A resource like a seeded one, with nothing that is of that alone, and without references that it need not have. */
export const plainOf = (seeded: Resource): Resource => aloneOf(likeOf(seeded));

/**
 * A resource like a seeded one, that nothing refers to yet.
 * @throws {NotApplicable} if the server does not take it
 */
export async function copyOf(
  context: CheckContext,
  name: string,
  more: Record<string, unknown> = {},
): Promise<Resource> {
  const seeded = seededByName(context.session).get(name);
  if (!seeded) throw new NotApplicable(`the server keeps no ${name}`);
  const made = markRun({ ...plainOf(seeded), ...more }, context.session.runId);
  return storedBeside(context, made, `${context.studies.group}-target`);
}

/** A study, and what it refers to; nothing else refers to that. */
export interface Referring {
  study: StoredStudy;
  target: Resource;
}

const refersFrom = (study: Resource, path: string, name: string) =>
  evaluate(study, `${path}.reference`).includes(name);

/**
 * A study like a seeded one that refers to something of a type by a parameter, but to a copy of that.
 * @param more what the copy has besides
 * @param moreOfStudy what the study has besides
 * @param path the element that refers to it; left out: any that the parameter selects
 * @throws {NotApplicable} if the server keeps nothing like it
 */
export async function referringToOwn(
  context: CheckContext,
  { parameter }: Subject,
  type: string,
  more: Record<string, unknown> = {},
  moreOfStudy: Record<string, unknown> = {},
  path?: string,
): Promise<Referring> {
  const { session, studies } = context;
  const pairs = seededStudies(session).flatMap((study) =>
    targetsIn(session, study, parameter)
      .filter(({ resourceType }) => resourceType === type)
      .filter((target) => JSON.stringify(study).includes(`"${nameOf(target)}"`))
      .filter((target) => path === undefined || refersFrom(study, path, nameOf(target)))
      .map((target) => ({ like: study, name: nameOf(target) })),
  );
  const [pair] = pairs;
  if (!pair)
    throw new NotApplicable(
      `the server keeps no ${type} that studies refer to by ${parameter.code}`,
    );
  const target = await copyOf(context, pair.name, more);
  const text = JSON.stringify(pair.like).replaceAll(`"${pair.name}"`, `"${nameOf(target)}"`);
  // The identifiers have the mark by which searches are narrowed to what was seeded.
  const content = { ...likeOf(JSON.parse(text) as Resource), ...moreOfStudy };
  const study = await studies.stored(studies.mark(withUid(content, studies.one())));
  if (!JSON.stringify(study.stored).includes(`${nameOf(target)}"`)) {
    throw new NotApplicable(`the server does not keep the reference to the ${type}`);
  }
  return { study, target };
}
