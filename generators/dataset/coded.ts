import type { Coding } from '../../spec/index.ts';
import type { NamedCoding } from '../vocabulary.ts';
import type { Builder, StudyContent } from './builder.ts';
import type { DecoyClass } from './decoys.ts';
import type { SearchProbe } from './types.ts';
import {
  type Codes,
  LOCAL_SYSTEM,
  LONGER,
  NEUTRAL_MODALITY,
  NOBODY,
  OTHER,
  SCT,
  SHORTER,
  WANTED,
} from './values.ts';

const PARAMETERS = {
  modality: 'modality',
  bodySite: 'bodysite',
  sopClass: 'dicom-class',
  reason: 'reason',
} as const satisfies Record<keyof Codes, string>;

const LOCAL_REASON = { system: LOCAL_SYSTEM, code: 'R-7' };

/** The share of the coded parameters (modality, bodysite, dicom-class, reason) in the decoys. */
export function codedDecoy(b: Builder, kind: DecoyClass): StudyContent {
  switch (kind) {
    case 'other-system':
      return coded(b, kind, inSystem(WANTED, LOCAL_SYSTEM));
    case 'longer-system':
      return coded(b, kind, lengthened(WANTED));
    case 'no-system':
      return coded(b, kind, inSystem(WANTED, undefined));
    case 'crossed': {
      const local = inSystem(WANTED, LOCAL_SYSTEM);
      const first = coded(b, `${kind}/a`, OTHER);
      const second = coded(b, `${kind}/b`, local);
      return {
        series: [...(first.series ?? []), ...(second.series ?? [])],
        reasonCode: [{ coding: [OTHER.reason, local.reason] }],
      };
    }
    case 'elsewhere':
      return elsewhere(b);
    case 'shorter':
      return coded(b, kind, SHORTER);
    case 'longer':
      return coded(b, kind, LONGER);
    case 'second':
      return {
        series: [
          b.series('second/coded/1', {
            modality: OTHER.modality,
            bodySite: OTHER.bodySite,
            sopClasses: [OTHER.sopClass],
          }),
          b.series('second/coded/2', {
            modality: WANTED.modality,
            bodySite: WANTED.bodySite,
            sopClasses: [OTHER.sopClass, WANTED.sopClass, OTHER.sopClass],
          }),
          b.series('second/coded/3', { modality: OTHER.modality, bodySite: OTHER.bodySite }),
        ],
        reasonCode: [
          { coding: [OTHER.reason] },
          { coding: [LOCAL_REASON, WANTED.reason, { ...LOCAL_REASON, code: 'R-8' }] },
          { coding: [OTHER.reason] },
        ],
      };
    case 'last': {
      const others = [1, 2, 3].map((place) =>
        b.series(`last/coded/${place}`, {
          modality: OTHER.modality,
          bodySite: OTHER.bodySite,
          sopClasses: [OTHER.sopClass],
        }),
      );
      const wanted = b.series('last/coded/4', {
        modality: WANTED.modality,
        bodySite: WANTED.bodySite,
        sopClasses: [OTHER.sopClass, OTHER.sopClass, OTHER.sopClass, WANTED.sopClass],
      });
      return {
        series: [...others, wanted],
        reasonCode: [
          { coding: [OTHER.reason] },
          { text: 'As ordered' },
          { coding: [OTHER.reason, LOCAL_REASON, WANTED.reason] },
        ],
      };
    }
    case 'none':
      return {};
  }
}

/** Studies about displays, texts and missing parts, and the values to search the coded parameters for. */
export function codedStudies(b: Builder): void {
  b.study(
    'text-start',
    'Texts and displays that begin with what :text looks for, under other codes.',
    {
      ...coded(b, 'text-start', {
        modality: { system: LOCAL_SYSTEM, code: 'T1', display: 'computed tomography, dual source' },
        bodySite: { system: LOCAL_SYSTEM, code: 'T2', display: 'LUNG STRUCTURE, upper lobe' },
        sopClass: { system: LOCAL_SYSTEM, code: 'T3', display: 'CT Image Storage, private' },
        reason: OTHER.reason,
      }),
      reasonCode: [{ text: 'chest pain since Monday' }, { text: WANTED.reason.display }],
    },
  );
  b.study(
    'text-inside',
    'Texts and displays that hold what :text looks for, but not at their start.',
    {
      ...coded(b, 'text-inside', {
        modality: { system: LOCAL_SYSTEM, code: 'U1', display: 'Spectral Computed Tomography' },
        bodySite: { system: LOCAL_SYSTEM, code: 'U2', display: 'Left Lung structure' },
        sopClass: { system: LOCAL_SYSTEM, code: 'U3', display: 'Legacy CT Image Storage' },
        reason: OTHER.reason,
      }),
      reasonCode: [{ text: 'Acute chest pain' }],
    },
  );
  b.study(
    'text-beside',
    'A display that :text looks for, in a concept that has a text of its own.',
    {
      reasonCode: [
        {
          coding: [{ system: LOCAL_SYSTEM, code: 'T4', display: WANTED.reason.display }],
          text: 'As told by telephone',
        },
      ],
    },
  );
  b.study('subsumed', 'The part of the body that holds the wanted one: codes are not subsumed.', {
    ...coded(b, 'subsumed', { ...OTHER, bodySite: SCT.thorax }),
  });
  b.study('bare-series', 'A series without body site and instances.', {
    series: [b.series('bare-series/1', { modality: OTHER.modality })],
  });
  for (const element of Object.keys(PARAMETERS) as (keyof Codes)[]) probeCodes(b, element);
  b.probe({
    kind: 'token',
    parameter: 'reason',
    system: LOCAL_SYSTEM,
    code: 'T4',
    text: 'As told by telephone',
    purpose: 'a text of a concept whose coding has another display',
  });
}

/** A series (and a reason) that has the codes given. */
export function coded(b: Builder, key: string, codes: Codes): StudyContent {
  const { modality, bodySite, sopClass, reason } = codes;
  return {
    series: [b.series(`${key}/coded`, { modality, bodySite, sopClasses: [sopClass] })],
    reasonCode: [{ coding: [reason] }],
  };
}

function elsewhere(b: Builder): StudyContent {
  const series = b.series('elsewhere/coded', {
    modality: NEUTRAL_MODALITY,
    description: `${WANTED.modality.code} ${WANTED.modality.display}`,
    laterality: WANTED.bodySite,
    sopClasses: [OTHER.sopClass],
  });
  for (const instance of series.instance ?? []) instance.title = WANTED.sopClass.code;
  return {
    modality: [WANTED.modality],
    procedureCode: [{ coding: [WANTED.reason], text: WANTED.reason.display }],
    // The code of the status, as a code of something else.
    reasonCode: [{ coding: [{ system: LOCAL_SYSTEM, code: 'available' }] }],
    description: WANTED.reason.display,
    series: [series],
  };
}

function lengthened({ modality, bodySite, sopClass, reason }: typeof WANTED): Codes {
  const longer = ({ system, ...coding }: NamedCoding): Coding => ({
    system: `${system}/2`,
    ...coding,
  });
  return {
    modality: longer(modality),
    bodySite: longer(bodySite),
    sopClass: longer(sopClass),
    reason: longer(reason),
  };
}

function inSystem(codes: Codes, system: string | undefined): Codes {
  const moved = (coding: Coding): Coding => {
    const { system: _, ...rest } = coding;
    return system === undefined ? rest : { system, ...rest };
  };
  return {
    modality: moved(codes.modality),
    bodySite: moved(codes.bodySite),
    sopClass: moved(codes.sopClass),
    reason: moved(codes.reason),
  };
}

function probeCodes(b: Builder, element: keyof Codes): void {
  const parameter = PARAMETERS[element];
  b.probe(
    codeProbe(parameter, WANTED[element], 'the code around which most decoys stand'),
    codeProbe(parameter, OTHER[element], 'another code of the same system'),
    codeProbe(parameter, SHORTER[element], 'a code with which another one begins'),
    codeProbe(parameter, LONGER[element], 'a code that begins with another one'),
    element === 'bodySite'
      ? codeProbe(parameter, SCT.thorax, 'a code that subsumes another one')
      : undefined,
    codeProbe(parameter, NOBODY[element], 'a code that no study has'),
  );
}

function codeProbe(parameter: string, coding: Coding, purpose: string): SearchProbe {
  const { system, code = '', display } = coding;
  return {
    kind: 'token',
    parameter,
    ...(system !== undefined && { system }),
    code,
    ...(display !== undefined && { display, text: display }),
    purpose,
  };
}
