import { NotApplicable } from '../../../fixtures/check.ts';
import type { Answer } from '../../../fixtures/client.ts';
import type { CheckContext } from '../../../fixtures/context.ts';
import { parseLossless, stringifyLossless } from '../../../fixtures/lossless.ts';
import { idOf } from '../../../fixtures/studies.ts';
import type { Resource } from '../../../spec/index.ts';
import type { family } from '../criteria.ts';
import { type Part, parts, withParts } from '../parts.ts';

/** A version of a study, and what a read gave of it while it was current; or its deletion. */
export interface Version {
  /** The words in its parts have it. */
  number: number;
  status: string;
  /** Methods that may stand in its entry of a history. */
  methods: readonly string[];
  read: Answer;
  isDeletion: boolean;
}

/** What a study went through, oldest first. */
export interface Tale {
  context: CheckContext;
  /** Tells the tales of one check apart. */
  at: number;
  id: string;
  /** An identifier that no other study has. */
  family: ReturnType<typeof family>;
  /** Parts that it is sent with. */
  sent: readonly Part[];
  /** Parts that this server keeps of a study that is created by itself. */
  kept: readonly Part[];
  versions: Version[];
}

const STATUSES = ['registered', 'available', 'cancelled', 'unknown'];

export const statusOfVersion = (number: number) => STATUSES[number % STATUSES.length] ?? '';

/** With characters that JSON escapes, and such as take several bytes. */
const wordOf = ({ name }: Part, number: number) =>
  `lightbox "wört" \\ <字> & 😀 ${name} v${number}.`;

const WORDS = /^lightbox "wört" \\ <字> & 😀 ([\w-]+) v(\d+)\.$/;

/** In a narrative, which is the server's to change. */
const NARRATIVE = /lightbox narrative v(\d+)\./;

/** What is the server's to say, and a client may send all the same (http.html#create, #update). */
export const OF_CLIENT = { versionId: 'lightbox', lastUpdated: '1990-01-01T00:00:00Z' };

const named = [{ display: 'Lightbox' }];

/** Of each list of a study one item: it is a list all the same (json.html#repeat). */
const LISTS = {
  basedOn: named,
  endpoint: named,
  procedureCode: [{ text: 'Lightbox' }],
  reasonReference: named,
};

const OF_SERIES = {
  started: '2020-05-05T23:30:00+05:30',
  endpoint: named,
  specimen: named,
  performer: [{ actor: { display: 'Lightbox' } }],
};

/**
 * What a study is sent as: each part has a word of its own, with the number of the version in it.
 * @param meta what the client says besides of version and time
 */
export function contentOf(
  plain: Resource,
  some: readonly Part[],
  number: number,
  meta: object = {},
): Resource {
  const full = some.reduce(
    (changed, part) => withParts(changed, [part], wordOf(part, number)),
    plain,
  );
  if (some.length < parts.length) return { ...full, status: statusOfVersion(number) };
  const [, later] = full.series as object[];
  const study = {
    ...full,
    status: statusOfVersion(number),
    started: `2020-05-0${(number % 9) + 1}T12:00:00.120-05:00`,
    text: {
      status: 'additional',
      div: `<div xmlns="http://www.w3.org/1999/xhtml"><p>lightbox narrative v${number}.</p></div>`,
    },
    ...LISTS,
    meta: { ...full.meta, ...meta },
    series: [{ ...(full.series as object[])[0], ...OF_SERIES }, later],
    extension: [
      ...(full.extension as object[]),
      {
        url: 'http://a.example/StructureDefinition/decimal',
        valueDecimal: parseLossless(`${number}.50`),
      },
    ],
    contained: withGaps(full.contained as Contained[]),
  };
  const { resourceType, ...others } = study;
  // Properties can appear in any order (json.html#json).
  return number % 2 === 1 ? ({ ...others, resourceType } as Resource) : study;
}

interface Contained {
  name?: object[];
}

/** A second given name that has an extension and no value (json.html#primitive). */
const withGaps = ([first, ...others]: Contained[]): object[] => [
  {
    ...first,
    name: (first?.name ?? []).map((name) => ({
      ...name,
      given: ['Lightbox', null],
      _given: [
        null,
        {
          extension: [{ url: 'http://a.example/StructureDefinition/absent', valueCode: 'masked' }],
        },
      ],
    })),
  },
  ...others,
];

/** All texts of a resource. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}

/** The parts that are there as they were sent with a version, and those of other versions. */
export function wordsIn(resource: Resource | undefined, number: number) {
  const found = textsIn(resource).flatMap((text) => {
    const [, narrated] = NARRATIVE.exec(text) ?? [];
    const [, name = 'narrative', version = narrated] = WORDS.exec(text) ?? [];
    return version === undefined ? [] : [{ name, isOf: Number(version) === number }];
  });
  const of = (isOf: boolean) => found.filter((one) => one.isOf === isOf).map(({ name }) => name);
  return { present: of(true), foreign: of(false) };
}

/**
 * What a server keeps of a study with all parts, or of one with a note, if it refuses the other.
 * @throws {NotApplicable} if it refuses both
 */
export async function keptParts({ server, studies }: CheckContext) {
  for (const sent of [parts, parts.filter(({ name }) => name === 'second-note')]) {
    const study = contentOf(studies.one(), sent, 0);
    const created = await server.create(study, { text: stringifyLossless(study) });
    const id = idOf(created);
    if (created.status >= 400 || id === undefined) continue;
    const { present } = wordsIn((await server.read('ImagingStudy', id)).resource, 0);
    return { id, sent, kept: sent.filter(({ name }) => present.includes(name)) };
  }
  throw new NotApplicable('a study with notes is refused');
}

function isOfClient({ meta }: Partial<Resource> = {}): boolean {
  const { versionId, lastUpdated = '' } = OF_CLIENT;
  return (
    meta?.versionId === versionId ||
    Date.parse(String(meta?.lastUpdated)) === Date.parse(lastUpdated)
  );
}

/** Judges that a study is as it was sent, in the parts that the server keeps, and has nothing of other versions. */
export function judgeWords(
  { context, kept, id }: Tale,
  read: Answer,
  number: number,
  words: string,
) {
  const { present, foreign } = wordsIn(read.resource, number);
  const lost = kept.filter(({ name }) => !present.includes(name)).map((part) => part.words);
  const [other] = foreign;
  context
    .judge(read)
    .status(200)
    .resourceType('ImagingStudy')
    .that(read.resource?.id === id, {
      code: 'id',
      message: `the study read under ${id} has the id ${read.resource?.id}`,
      expected: id,
      actual: read.resource?.id ?? null,
    })
    .that(!isOfClient(read.resource), {
      code: 'meta',
      message: `the study sent ${words} has in meta what the client said of version and time`,
      expected: 'values of the server',
      actual: read.resource?.meta ?? null,
    })
    .that(lost.length === 0 && read.resource?.status === statusOfVersion(number), {
      code: 'content-lost',
      message: `of what was sent ${words} not there is what stood ${lost.join(', and ') || 'in its status'}`,
      expected: kept.map((part) => wordOf(part, number)),
      actual: read.resource ?? null,
    })
    .that(other === undefined, {
      code: 'content-of-another',
      message: `the study has in its ${other} what an earlier version had there, and not what was sent ${words}`,
      expected: `the words of version ${number}`,
      actual: read.resource ?? null,
    });
}
