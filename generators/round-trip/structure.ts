import type { Extension, Reference, Study } from '../content.ts';
import type { CaseContent } from '../round-trip.ts';
import { validStudy } from '../study.ts';
import { uid } from '../uid.ts';
import { EXTENSION_VALUES } from './extension-values.ts';
import { EXTENSION_BASE, extension, fullStudy } from './full-study.ts';
import { exact } from './text.ts';

const PRIMITIVE_EXTENSION = { extension: [extension('of-primitive')] };

/** Cases about elements, lists, extensions and sizes. */
export function structureCases(seed: number): CaseContent[] {
  const typical = (key: string) => validStudy({ seed, key, modality: 'CT', status: 'available' });
  return [
    {
      key: 'all-elements',
      aspect: 'every element of ImagingStudy and of the datatypes it uses',
      path: 'ImagingStudy',
      study: fullStudy(seed),
    },
    {
      key: 'single-items',
      aspect: 'every element, each list with a single item',
      path: 'ImagingStudy',
      study: withSingleItems(fullStudy(seed, 'single-items')),
    },
    {
      key: 'several-items',
      aspect: 'every element, each list with several items',
      path: 'ImagingStudy',
      study: withSeveralItems(fullStudy(seed, 'several-items')),
    },
    {
      key: 'only-mandatory',
      aspect: 'a study with nothing but what is mandatory',
      path: 'ImagingStudy',
      study: validStudy({ seed, key: 'only-mandatory', density: 'minimal' }),
    },
    {
      key: 'array-order',
      aspect: 'the order of repeating elements, also where it differs from that of their numbers',
      path: 'ImagingStudy.series',
      study: reordered(seed),
    },
    {
      key: 'equal-items',
      aspect: 'items of a list that are equal, each of them',
      path: 'ImagingStudy.note',
      study: repeated(typical('equal-items')),
    },
    {
      key: 'many-instances',
      aspect: 'a study with 2,000 instances',
      path: 'ImagingStudy.series.instance',
      study: validStudy({ seed, key: 'many-instances', modality: 'CT', series: 4, instances: 500 }),
    },
    {
      key: 'many-series',
      aspect: 'a study with 60 series',
      path: 'ImagingStudy.series',
      study: validStudy({ seed, key: 'many-series', modality: 'CT', series: 60, instances: 1 }),
    },
    {
      key: 'nested-extensions',
      aspect: 'extensions within extensions, and several with one URL',
      path: 'ImagingStudy.extension',
      study: { ...typical('nested-extensions'), extension: nested(4) },
    },
    {
      key: 'extension-values',
      aspect: 'extensions with a value of every type',
      path: 'ImagingStudy.extension',
      study: { ...typical('extension-values'), extension: valued() },
    },
    {
      key: 'primitive-extensions',
      aspect: 'extensions and ids of primitive elements, beside a value and instead of one',
      path: 'ImagingStudy.description',
      study: primitiveExtensions(typical('primitive-extensions')),
    },
    {
      key: 'primitive-list-gaps',
      aspect: 'a list of primitives of which only some have an extension (json.html#primitive)',
      path: 'ImagingStudy.meta.profile',
      study: {
        ...typical('primitive-list-gaps'),
        meta: {
          profile: ['http://a.example/a', 'http://hl7.org/fhir/StructureDefinition/ImagingStudy'],
          _profile: [null, PRIMITIVE_EXTENSION],
        },
      },
      leeway: 'a server may refuse, or drop, profiles that it does not know',
    },
    {
      key: 'modifier-extension',
      aspect: 'modifier extensions of the study, a series, a performer and an instance',
      path: 'ImagingStudy.modifierExtension',
      study: modified(fullStudy(seed, 'modifier-extension')),
      leeway: 'a server must not process modifier extensions it does not know (extensibility.html)',
    },
    {
      key: 'implicit-rules',
      aspect: 'implicitRules',
      path: 'ImagingStudy.implicitRules',
      study: { ...typical('implicit-rules'), implicitRules: 'http://a.example/rules' },
      leeway: 'a server may refuse content under rules that it does not know (resource.html)',
    },
    {
      key: 'absolute-references',
      aspect: 'references to what is on another server, with type and identifier, and their order',
      path: 'ImagingStudy.basedOn',
      study: {
        ...referring(typical('absolute-references')),
        basedOn: elsewhere('ServiceRequest'),
      },
      leeway: 'a server may refuse references to other servers',
    },
    {
      key: 'contained-list-gaps',
      aspect: 'a list of primitives in a contained resource, of which only some have an extension',
      path: 'ImagingStudy.contained',
      study: named(typical('contained-list-gaps')),
    },
    {
      key: 'contained',
      aspect: 'contained resources and the references to them',
      path: 'ImagingStudy.contained',
      study: contained(typical('contained')),
    },
    {
      key: 'decimals-in-contained',
      aspect: 'the precision of decimals, and of a date, in contained resources',
      path: 'ImagingStudy.contained.property.value',
      study: measured(typical('decimals-in-contained')),
    },
  ];
}

function reordered(seed: number): Study {
  const study = fullStudy(seed, 'array-order');
  const reverse = <T>(list: T[] | undefined): T[] => [...(list ?? [])].reverse();
  return {
    ...study,
    identifier: reverse(study.identifier),
    interpreter: reverse(study.interpreter),
    note: reverse(study.note),
    series: reverse(study.series).map((series) => ({
      ...series,
      performer: reverse(series.performer),
      instance: reverse(series.instance),
    })),
  };
}

/** Two references, the later id first. */
function elsewhere(type: string): Reference[] {
  return ['2', '1'].map((id) => ({
    reference: `http://other.example/fhir/${type}/${id}`,
    type,
    identifier: { system: 'http://other.example/ids', value: id },
  }));
}

function referring(study: Study): Study {
  const endpoint = elsewhere('Endpoint');
  const series = study.series?.map((one) => ({ ...one, endpoint }));
  return { ...study, endpoint, ...(series ? { series } : {}) };
}

function repeated(study: Study): Study {
  const note = { text: 'Said twice' };
  const reason = { text: 'Given twice' };
  return { ...study, note: [note, { text: 'Said once' }, note], reasonCode: [reason, reason] };
}

function nested(depth: number): Extension[] {
  const url = `${EXTENSION_BASE}/level-${depth}`;
  if (depth === 0) return [extension('leaf'), extension('leaf', 'again')];
  return [{ url, id: `level-${depth}`, extension: nested(depth - 1) }, extension('beside')];
}

function valued(): Extension[] {
  return Object.entries(EXTENSION_VALUES).flatMap(([type, values]) =>
    values.map((value, i) => ({
      url: `${EXTENSION_BASE}/${type}-${i}`,
      [`value${type.charAt(0).toUpperCase()}${type.slice(1)}`]: value,
    })),
  );
}

function primitiveExtensions(study: Study): Study {
  const { description: _, started: _unknown, ...rest } = study;
  return {
    ...rest,
    _description: PRIMITIVE_EXTENSION,
    _status: { id: 'status', ...PRIMITIVE_EXTENSION },
    _started: PRIMITIVE_EXTENSION,
    _numberOfSeries: { id: 'number-of-series' },
    series: (study.series ?? []).map(({ description: _left, ...series }) => ({
      ...series,
      _uid: PRIMITIVE_EXTENSION,
      _description: PRIMITIVE_EXTENSION,
      instance: (series.instance ?? []).map((one) => ({ ...one, _uid: PRIMITIVE_EXTENSION })),
    })),
  };
}

function modified(study: Study): Study {
  const modifierExtension = [extension('harmless-modifier')];
  return {
    ...study,
    modifierExtension,
    series: (study.series ?? []).map((series) => ({
      ...series,
      modifierExtension,
      performer: (series.performer ?? []).map((one) => ({ ...one, modifierExtension })),
      instance: (series.instance ?? []).map((one) => ({ ...one, modifierExtension })),
    })),
  };
}

function contained(study: Study): Study {
  const device = { resourceType: 'Device', id: 'scanner', serialNumber: uid(0, 'scanner') };
  const owned = { ...device, owner: { reference: '#owner' } };
  return {
    ...study,
    contained: [owned, { resourceType: 'Organization', id: 'owner', name: 'Owner' }],
    subject: { reference: '#scanner', display: 'The scanner itself' },
  };
}

/** The scanner with quantities, and whose birthday is known by its month. */
function measured(study: Study): Study {
  const property = ['1.10', '100', '0.0'].map((digits) => ({
    type: { text: 'Slice thickness' },
    valueQuantity: [{ value: exact(digits), unit: 'mm' }],
  }));
  const [first, ...others] = study.series ?? [];
  const performer = ['#scanner', '#relative'].map((reference) => ({ actor: { reference } }));
  return {
    ...study,
    contained: [
      { resourceType: 'Device', id: 'scanner', property },
      {
        resourceType: 'RelatedPerson',
        id: 'relative',
        patient: { display: 'The patient' },
        birthDate: '1970-03',
      },
    ],
    series: first ? [{ ...first, performer }, ...others] : others,
  };
}

/** A performer who is contained, with two given names and an extension of the second. */
function named(study: Study): Study {
  const name = [{ given: ['Ada', null, 'Byron'], _given: [null, PRIMITIVE_EXTENSION, null] }];
  const [first, ...others] = study.series ?? [];
  const performer = [{ actor: { reference: '#reader' } }];
  return {
    ...study,
    contained: [{ resourceType: 'Practitioner', id: 'reader', name }],
    series: first ? [{ ...first, performer }, ...others] : others,
  };
}

/** Of every list the first item, and of what is contained that which these refer to (domainresource.html#dom-3). */
function withSingleItems({ contained, ...rest }: Study): Study {
  const study = firstItems(rest) as Study;
  const text = JSON.stringify(study);
  const referred = ((contained ?? []) as { id?: string }[]).filter(({ id }) =>
    text.includes(`"#${id}"`),
  );
  return { ...study, ...(referred.length > 0 ? { contained: referred } : {}) };
}

function firstItems(value: unknown): unknown {
  if (Array.isArray(value)) return value.slice(0, 1).map(firstItems);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, firstItems(item)]));
}

/** Every list of one item has a second one that differs; `meta` holds sets, and what is contained stays. */
function withSeveralItems(study: Study): Study {
  const { meta, contained, extension: extensions, ...rest } = study;
  return {
    ...(severalItems(rest) as Study),
    ...(meta ? { meta } : {}),
    ...(contained ? { contained } : {}),
    ...(extensions ? { extension: extensions } : {}),
  };
}

function severalItems(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) {
    const items = value.map((item) => severalItems(item));
    const [only, ...more] = items;
    return more.length === 0 && name !== 'extension' ? [only, another(only)] : items;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, severalItems(item, key)]),
  );
}

/** The item once more, in other words and without the id that stands for it alone; a code is of another system. */
function another(item: unknown): unknown {
  const { id: _id, userSelected: _selected, version: _version, ...rest } = item as Properties;
  if ('coding' in rest || 'text' in rest) {
    const { coding, ...words } = rest;
    const codings = (coding as Properties[] | undefined)?.map(({ id: _own, ...one }) => one);
    return { ...words, ...(codings ? { coding: codings } : {}), text: 'Another' };
  }
  const system = 'code' in rest ? { system: 'http://a.example/codes' } : {};
  return { ...rest, ...system, display: 'Another' };
}

type Properties = Record<string, unknown>;
