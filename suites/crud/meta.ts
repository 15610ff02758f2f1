import { type Check, NotApplicable } from '../../fixtures/check.ts';
import type { Answer } from '../../fixtures/client.ts';
import type { CheckContext } from '../../fixtures/context.ts';
import { itemsOf } from '../../fixtures/items.ts';
import { idOf } from '../../fixtures/studies.ts';
import type { Coding, Meta, Resource } from '../../spec/index.ts';
import { check } from '../check.ts';
import { put } from './put.ts';

const needs = { interactions: ['create', 'read'] };
const needsUpdate = { interactions: ['create', 'read', 'update'] };

const sentMeta: Required<Pick<Meta, 'source' | 'profile' | 'security' | 'tag'>> = {
  source: 'http://a.example/archive',
  profile: [
    'http://hl7.org/fhir/StructureDefinition/ImagingStudy',
    'http://a.example/StructureDefinition/unheard-of|2.1',
  ],
  security: [
    { system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' },
    { system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HTEST' },
  ],
  tag: [
    { system: 'http://a.example/tags', code: 'first' },
    { system: 'http://a.example/tags', code: 'second', display: 'Second tag' },
    { system: 'http://a.example/other-tags', code: 'first' },
  ],
};

interface Identifier {
  system?: string;
  value?: string;
}

interface Part {
  requirement: string;
  rule: string;
  /** What was sent and is not there. */
  lost(meta: Meta): string[];
}

const parts: Record<keyof typeof sentMeta, Part> = {
  tag: {
    requirement: 'rest-meta-tag-preserved',
    rule: 'the tags sent are kept',
    lost: ({ tag }) => lostCodings(sentMeta.tag, tag),
  },
  security: {
    requirement: 'security-labels-preserved',
    rule: 'the security labels sent are kept',
    lost: ({ security }) => lostCodings(sentMeta.security, security),
  },
  profile: {
    requirement: 'rest-meta-profile-retained',
    rule: 'profiles that are right or that nobody tested are kept',
    lost: ({ profile = [] }) => sentMeta.profile.filter((url) => !profile.includes(url)),
  },
  source: {
    requirement: 'rest-meta-source-kept',
    rule: 'the source sent is kept, if with a fragment of the server',
    lost: ({ source = '' }) => (source.split('#')[0] === sentMeta.source ? [] : [sentMeta.source]),
  },
};

function lostCodings(sent: Coding[], list: unknown): string[] {
  const kept = itemsOf<Coding>(list);
  return sent
    .filter(
      ({ system, code, display }) =>
        !kept.some(
          (one) =>
            one.system === system &&
            one.code === code &&
            (display === undefined || one.display === display),
        ),
    )
    .map(({ system, code, display }) => `${system}|${code}${display ? ` (${display})` : ''}`);
}

/** The study with that metadata, besides the marks that it has. */
function withMeta(study: Resource, meta: Partial<typeof sentMeta>): Resource {
  const tag = [...(study.meta?.tag ?? []), ...(meta.tag ?? [])];
  return { ...study, meta: { ...study.meta, ...meta, ...(tag.length > 0 ? { tag } : {}) } };
}

function judgeKept({ judge }: CheckContext, read: Answer, name: string, { lost, rule }: Part) {
  const missing = lost(read.resource?.meta ?? {});
  judge(read)
    .status(200)
    .that(missing.length === 0, {
      code: 'meta-lost',
      message: `meta.${name} no longer has ${missing.join(', ')}`,
      expected: rule,
      actual: read.resource?.meta?.[name] ?? null,
      expression: `ImagingStudy.meta.${name}`,
    });
}

const names = Object.keys(parts) as (keyof typeof parts)[];

/** Metadata that a server should leave alone (resource.html#metadata). */
export const metaChecks: Check[] = [
  ...names.flatMap((name) => {
    const part = parts[name];
    return [
      check(
        `crud/create/meta-${name}`,
        {
          rule: `After a create ${part.rule}.`,
          requirements: [part.requirement, 'rest-create-roundtrip'],
          level: 'SHOULD',
          needs,
        },
        async (context) => {
          const created = await context.server.create(
            withMeta(context.studies.one(), { [name]: sentMeta[name] }),
          );
          const id = idOf(created);
          if (created.status >= 400 || !id) {
            throw new NotApplicable(`the server refuses such metadata: ${created.status}`);
          }
          judgeKept(context, await context.server.read('ImagingStudy', id), name, part);
        },
      ),
      check(
        `crud/update/meta-${name}`,
        {
          rule: `After an update ${part.rule}.`,
          requirements: [part.requirement, 'rest-update-keeps-other-meta', 'rest-create-roundtrip'],
          level: 'SHOULD',
          needs: needsUpdate,
        },
        async (context) => {
          const { server, studies } = context;
          const { id, stored, read } = await studies.stored();
          // Nothing else changes: what looks at content alone takes it for no update.
          const study = withMeta(stored, { [name]: sentMeta[name] });
          const updated = await put(server, study, read);
          if (updated.status >= 400) {
            throw new NotApplicable(`the server refuses such metadata: ${updated.status}`);
          }
          judgeKept(context, await server.read('ImagingStudy', id), name, part);
        },
      ),
    ];
  }),
  check(
    'crud/create/identifiers',
    {
      rule: 'All identifiers of a study are kept, those of systems that the server does not know among them.',
      requirements: ['rest-identifiers-preserved', 'rest-create-roundtrip'],
      needs,
    },
    async ({ studies, judge }) => {
      const study = studies.one();
      const sent = [
        ...(study.identifier as Identifier[]),
        { system: 'http://a.example/unheard-of', value: 'A-1' },
        { system: 'urn:oid:1.2.3.4', value: 'a 2' },
      ];
      const { read } = await studies.stored({ ...study, identifier: sent });
      const kept = itemsOf<Identifier>(read.resource?.identifier);
      const lost = sent.filter(
        ({ system, value }) => !kept.some((one) => one.system === system && one.value === value),
      );
      judge(read).that(lost.length === 0, {
        code: 'identifier-lost',
        message: `${lost.length} of ${sent.length} identifiers are not kept as they were sent`,
        expected: sent,
        actual: kept,
        expression: 'ImagingStudy.identifier',
      });
    },
  ),
  check(
    'crud/update/meta-unique',
    {
      rule: 'Tags, security labels and profiles are there once each, also after an update that has them again or with another display.',
      requirements: ['rest-meta-sets-unique'],
      needs: needsUpdate,
    },
    async (context) => {
      const { server, studies, judge } = context;
      const { tag, security, profile } = sentMeta;
      let judged = 0;
      // A server may refuse a profile that it does not know, so the first of them comes apart.
      for (const meta of [{ tag, security }, { profile: profile.slice(0, 1) }]) {
        const sent = withMeta(studies.one(), meta);
        const created = await server.create(sent);
        const id = idOf(created);
        if (created.status >= 400 || !id) continue;
        const read = await server.read('ImagingStudy', id);
        const again = { ...withOtherDisplays(sent), id, status: 'available' };
        const updated = await put(server, again, read);
        if (updated.status >= 400) continue;
        judged += 1;
        for (const answer of [read, await server.read('ImagingStudy', id)]) {
          const repeated = repeatedIn(answer.resource?.meta ?? {});
          judge(answer).that(repeated.length === 0, {
            code: 'meta-repeated',
            message: `meta has more than once: ${repeated.join(', ')}`,
            expected: 'each one once',
            actual: answer.resource?.meta ?? null,
            expression: 'ImagingStudy.meta',
          });
        }
      }
      if (judged === 0) throw new NotApplicable('tags, labels and profiles are refused');
    },
  ),
];

/** Codings are the same by system and code (resource.html#tags). */
function withOtherDisplays({ meta, ...study }: Resource): Resource {
  const other = (list: Coding[] | undefined) =>
    list?.map((one) => (one.display ? { ...one, display: `${one.display}, as it is now` } : one));
  return { ...study, meta: { ...meta, tag: other(meta?.tag) } } as Resource;
}

function repeatedIn({ tag, security, profile }: Meta): string[] {
  const codings = (list: unknown) =>
    itemsOf<Coding>(list).map(({ system, code }) => `${system}|${code}`);
  const profiles = Array.isArray(profile) ? profile : [];
  return [codings(tag), codings(security), profiles].flatMap((list) =>
    list.filter((value, i) => list.indexOf(value) !== i),
  );
}
