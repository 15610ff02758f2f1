import { type Check, NotApplicable, NotTestable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { differences } from '../../fixtures/difference.ts';
import { parseLossless } from '../../fixtures/lossless.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { entriesOf, historyOf } from './history-of.ts';
import { idIn, levels, sinceBefore } from './history-wider.ts';
import { isOtherZone } from './kept-rules.ts';
import { parts, withParts } from './parts.ts';
import { put } from './put.ts';
import { besideVersions } from './vread.ts';

/** A study of which each part was another in each version. */
interface Renewed {
  id: string;
  /** What a read gave of the versions that are no longer current, oldest first. */
  former: Answer[];
}

const WORDS = ['lightbox-1', 'lightbox-2', 'lightbox-3'];

/** The study that is stored as a version: each part, the narrative and the time are others. */
const contentOf = (plain: Resource, word: string): Resource => ({
  ...withParts(plain, parts, word),
  started: `2020-05-0${word.at(-1)}T12:00:00-05:00`,
  text: {
    status: 'additional',
    div: `<div xmlns="http://www.w3.org/1999/xhtml">${word}</div>`,
  },
});

/**
 * @throws {NotApplicable} if a server takes no study with all those parts, or gives no version ids
 */
async function renewedInAllParts({ server, studies }: CheckContext): Promise<Renewed> {
  const plain = studies.one();
  const created = await server.create(contentOf(plain, WORDS[0] ?? ''));
  const id = idOf(created);
  if (created.status >= 400 || id === undefined) {
    throw new NotApplicable(`such a study is refused: ${created.status}`);
  }
  const reads = [await server.read('ImagingStudy', id)];
  for (const word of WORDS.slice(1)) {
    const updated = await put(server, { ...contentOf(plain, word), id }, reads.at(-1));
    if (updated.status >= 300) throw new NotTestable(`the update answered ${updated.status}`);
    reads.push(await server.read('ImagingStudy', id));
  }
  const former = reads.slice(0, -1);
  if (former.some(({ resource }) => resource?.meta?.versionId === undefined)) {
    throw new NotApplicable('the server gives no version ids');
  }
  return { id, former };
}

const versionOf = ({ resource }: { resource?: Resource }) => resource?.meta?.versionId ?? '';

/** Where the former versions of a study are told. */
interface Place {
  /** Of the check. */
  id: string;
  words: string;
  interactions: readonly string[];
  /** What is told there, its numbers as they were written; nothing of versions that are not kept. */
  told(context: CheckContext, study: Renewed): Promise<{ answer: Answer; version: Resource }[]>;
}

/** The versions of the study in a history. */
async function inHistory(context: CheckContext, path: string, { id, former }: Renewed) {
  const lastUpdated = former[0]?.resource?.meta?.lastUpdated ?? '';
  const query = path.includes(id) ? '' : sinceBefore(Date.parse(lastUpdated));
  const isOf = (version: Answer, resource: Resource | undefined) =>
    resource?.id === id && versionOf({ resource: resource as Resource }) === versionOf(version);
  const { pages } = await historyOf(context, path, query, (entries) =>
    former.every((version) => entries.some(({ resource }) => isOf(version, resource))),
  );
  return pages.flatMap((answer) => {
    if (answer.status !== 200) return [];
    const resource = parseLossless(answer.text) as Resource;
    const its = entriesOf({ ...answer, resource }).filter((entry) => idIn(entry) === id);
    return its.flatMap(({ resource: version }) => (version ? [{ answer, version }] : []));
  });
}

const places: readonly Place[] = [
  {
    id: 'crud/vread/former-parts',
    words: 'a vread',
    interactions: ['vread'],
    async told({ server }, { id, former }) {
      const answers: Answer[] = [];
      for (const version of former) {
        answers.push(await server.vread('ImagingStudy', id, versionOf(version)));
      }
      return answers
        .filter(({ status }) => status === 200)
        .map((answer) => ({ answer, version: parseLossless(answer.text) as Resource }));
    },
  },
  {
    id: 'crud/history/former-parts',
    words: 'the history of the study',
    interactions: ['history-instance'],
    told: (context, study) => inHistory(context, `ImagingStudy/${study.id}/`, study),
  },
  ...levels.map(({ name, of, path, interactions, isClaimed }) => ({
    id: `crud/history/${name}-former-parts`,
    words: `the history of ${of}`,
    interactions,
    told: async (context: CheckContext, study: Renewed) => {
      if (!isClaimed(context)) {
        throw new NotApplicable('the CapabilityStatement does not declare it');
      }
      return inHistory(context, path, study);
    },
  })),
];

/** A version that is no longer current is in each of its parts as it was (http.html#vread, #history). */
export const formerVersionChecks: Check[] = places.map(({ id, words, interactions, told }) =>
  check(
    id,
    {
      rule: `In ${words} the former versions of a study are as they were, in what they contain, in extensions, in each series and in the rest.`,
      requirements: ['rest-vread-returns-that-content', 'history-post-put-have-resource'],
      needs: { interactions: ['create', 'read', 'update', ...interactions] },
    },
    async (context) => {
      const study = await renewedInAllParts(context);
      const all = await told(context, study);
      let judged = 0;
      for (const read of study.former) {
        for (const { answer, version } of all) {
          if (versionOf({ resource: version }) !== versionOf(read)) continue;
          judged += 1;
          const then = parseLossless(read.text);
          const found = differences(then, version, besideVersions);
          const [first, ...more] = found.filter((one) => !isOtherZone(one));
          // A server may render a narrative anew, of what the version has.
          const narrative = JSON.stringify(version.text ?? '');
          const others = WORDS.filter((word) => !read.text.includes(word));
          context.judge(answer).that(first === undefined, {
            code: 'version-changed',
            message: `version ${versionOf(read)} is not what it was: ${first?.path} is ${first?.received}, and was ${first?.sent}; ${more.length} more differences`,
            expected: first?.sent ?? '',
            actual: first?.received ?? '',
          });
          context.judge(answer).that(!others.some((word) => narrative.includes(word)), {
            code: 'narrative',
            message: `version ${versionOf(read)} has the narrative of another version`,
            expected: 'what the version had',
            actual: narrative.slice(0, 200),
          });
        }
      }
      if (judged === 0) throw new NotApplicable('former versions are not kept');
    },
  ),
);
