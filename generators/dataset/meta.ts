import type { Builder } from './builder.ts';
import { LOCAL_SYSTEM } from './values.ts';

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
export const SOURCE = 'http://pacs.example/source';
export const PROFILE = 'http://hospital.example/StructureDefinition/study';

/**
 * Studies about what all resources have: tags, security labels, source and profile (resource.html#Meta).
 * A server that validates may refuse a profile or a label that it does not know, so they come apart from the tags.
 */
export function metaStudies(b: Builder): void {
  const tag = { system: LOCAL_SYSTEM, code: 'needs-review', display: 'Needs review' };
  const label = { system: CONFIDENTIALITY, code: 'R', display: 'restricted' };
  const refusable = { mayBeRefused: true } as const;
  b.study(
    'meta-wanted',
    'Has the wanted tag second among its tags, the wanted label second among its labels, and the wanted source.',
    {
      meta: {
        source: SOURCE,
        security: [{ system: LOCAL_SYSTEM, code: 'keep' }, label],
        tag: [{ system: LOCAL_SYSTEM, code: 'teaching' }, tag],
      },
    },
    refusable,
  );
  b.study(
    'meta-near-miss',
    'Has the wanted tag in another system, and a longer source.',
    { meta: { source: `${SOURCE}/2`, tag: [{ ...tag, system: `${LOCAL_SYSTEM}/2` }] } },
    refusable,
  );
  b.study(
    'meta-tag-as-label',
    'Has the wanted tag as a label, and the wanted label as a tag and in another system.',
    { meta: { security: [{ ...label, system: LOCAL_SYSTEM }, tag], tag: [label] } },
    refusable,
  );
  b.study('meta-profile', 'Has the wanted profile.', { meta: { profile: [PROFILE] } }, refusable);
  b.study(
    'meta-profile-longer',
    'Has a profile whose URL begins with the wanted one.',
    { meta: { profile: [`${PROFILE}-2`] } },
    refusable,
  );
  b.study(
    'meta-profile-second',
    'Has the wanted profile second among its profiles, and no label.',
    { meta: { profile: [`${PROFILE}-3`, PROFILE] } },
    refusable,
  );
  b.probe(
    {
      kind: 'token',
      parameter: '_tag',
      ...tag,
      purpose: 'a tag that another study has in another system',
    },
    {
      kind: 'token',
      parameter: '_security',
      ...label,
      purpose: 'a label that another study has in another system',
    },
  );
}
