import type { Builder } from './builder.ts';
import { LOCAL_SYSTEM } from './values.ts';

const CONFIDENTIALITY = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality';
export const SOURCE = 'http://pacs.example/source';
export const PROFILE = 'http://hospital.example/StructureDefinition/study';

/** Studies about what all resources have: tags, security labels, source and profile (resource.html#Meta). */
export function metaStudies(b: Builder): void {
  const tag = { system: LOCAL_SYSTEM, code: 'needs-review', display: 'Needs review' };
  const refusable = { mayBeRefused: true } as const;
  b.study(
    'meta-wanted',
    'Has the wanted tag second among its tags, the wanted label, source and profile.',
    {
      meta: {
        source: SOURCE,
        profile: [PROFILE],
        security: [{ system: CONFIDENTIALITY, code: 'R' }],
        tag: [{ system: LOCAL_SYSTEM, code: 'teaching' }, tag],
      },
    },
    refusable,
  );
  b.study(
    'meta-near-miss',
    'Has the wanted tag and label in other systems, a longer source and profile, and the tag as a label.',
    {
      meta: {
        source: `${SOURCE}/2`,
        profile: [`${PROFILE}-2`],
        security: [{ system: LOCAL_SYSTEM, code: 'R' }, tag],
        tag: [{ ...tag, system: `${LOCAL_SYSTEM}/2` }],
      },
    },
    refusable,
  );
  b.probe(
    {
      kind: 'token',
      parameter: '_tag',
      system: tag.system,
      code: tag.code,
      purpose: 'a tag that another study has in another system',
    },
    {
      kind: 'token',
      parameter: '_security',
      system: CONFIDENTIALITY,
      code: 'R',
      purpose: 'a label that another study has in another system',
    },
  );
}
