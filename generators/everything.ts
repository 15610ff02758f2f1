import { performerFunctions, systems } from '../spec/imaging-study.ts';
import type { CodeableConcept, Extension, Identifier, Reference, Study } from './content.ts';
import { propertiesOf } from './properties.ts';
import { digest } from './random.ts';
import { logicalReference } from './reference.ts';
import { EXTENSION_VALUES } from './round-trip/extension-values.ts';
import { changed, nodesOf, sitesOf } from './sites.ts';

const BASE = 'http://a.example/StructureDefinition';
const SNOMED_VERSION = 'http://snomed.info/sct/900000000000207008/version/20190731';

/** What a study is told by. */
interface Named {
  seed: number;
  key: string;
}

/**
 * A full study with the rest of its content: contained resources, all parts of its datatypes, every type
 * of target, an extension of each type that an extension may have, modifier extensions.
 */
export function enriched(study: Study, { seed, key }: Named): Study {
  const [uid, ...others] = study.identifier ?? [];
  const [first, ...rest] = study.series ?? [];
  return {
    resourceType: 'ImagingStudy',
    id: digest(seed, `id/${key}`).toString('hex').slice(0, 32),
    meta: {
      versionId: '1',
      lastUpdated: '2024-01-02T10:00:00.000+01:00',
      source: 'http://a.example/archive',
      profile: ['http://hl7.org/fhir/StructureDefinition/ImagingStudy'],
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }],
      tag: [{ system: 'http://a.example/tags', code: 'everything', display: 'Everything' }],
    },
    implicitRules: 'http://a.example/rules',
    ...rootOf(study),
    contained: [PRACTITIONER, { resourceType: 'Organization', id: 'archive', name: 'Archive' }],
    extension: extensions(),
    modifierExtension: [modifier('study')],
    identifier: [{ ...uid, use: 'usual' }, ...others.map(identified)],
    status: study.status,
    subject: study.subject,
    basedOn: all('ImagingStudy', 'basedOn', key),
    interpreter: [
      { reference: '#reader', type: 'Practitioner', display: 'Dr Reader' },
      ...all('ImagingStudy', 'interpreter', key),
    ],
    reasonReference: all('ImagingStudy', 'reasonReference', key),
    ...(study.procedureCode && { procedureCode: study.procedureCode.map(detailed) }),
    ...(study.reasonCode && { reasonCode: study.reasonCode.map(detailed) }),
    note: [
      ...(study.note ?? []).map((note) => ({
        authorReference: { reference: '#reader' },
        time: '2024-01-01T09:00:00Z',
        ...note,
      })),
      { authorString: 'Technician', time: '2024-01-01', text: 'Seen, with *markdown*' },
    ],
    ...(first && {
      series: [
        {
          ...first,
          modifierExtension: [modifier('series')],
          performer: performers(key),
          ...(first.instance && {
            instance: first.instance.map((one, i) =>
              i === 0 ? { modifierExtension: [modifier('instance')], ...one } : one,
            ),
          }),
        },
        ...rest,
      ],
    }),
  };
}

/** The study with an `id` and an extension on the first element of each definition (element.html). */
export function decorated(study: Study): Study {
  const seen = new Set<string>();
  const isNew = (path: string) => !seen.has(path) && Boolean(seen.add(path));
  let count = 0;
  const own = () => {
    count += 1;
    return { id: `element-${count}`, extension: [valued(`element-${count}`)] };
  };
  let result = study;
  for (const node of nodesOf(study)) {
    // The resource and what it contains have ids of another kind.
    const isElement = node.property !== undefined && node.property.type !== 'Resource';
    if (isElement && node.value.id === undefined && isNew(node.content.path)) {
      const { id, extension } = own();
      result = changed(result, [...node.at, 'id'], id);
      const free = node.content.type !== 'Extension' && node.value.extension === undefined;
      if (free) result = changed(result, [...node.at, 'extension'], extension);
      const modified = propertiesOf(node.content).has('modifierExtension');
      if (modified && node.value.modifierExtension === undefined) {
        result = changed(result, [...node.at, 'modifierExtension'], [modifier('element')]);
      }
    }
    for (const { property, at } of sitesOf(node)) {
      const { name, definition } = property;
      if (!property.primitive || !isExtensible(property.type, definition.invariants)) continue;
      if (!isNew(definition.path)) continue;
      const parent = at.slice(0, -1);
      result = changed(result, [...parent, `_${name}`], property.list ? [own()] : own());
    }
  }
  return result;
}

/** Attributes in XML, such as `id` and `Extension.url`, can have no extension; ele-1 is not said of them. */
export function isExtensible(
  type: string,
  invariants: readonly { key: string }[] | undefined,
): boolean {
  return type !== 'xhtml' && (invariants ?? []).some(({ key }) => key === 'ele-1');
}

const PRACTITIONER = {
  resourceType: 'Practitioner',
  id: 'reader',
  active: true,
  name: [{ use: 'official', family: 'Reader', given: ['Anna', 'Maria'] }],
  telecom: [{ system: 'email', value: 'reader@a.example', use: 'work' }],
  gender: 'female',
  birthDate: '1970-01-01',
  qualification: [{ code: { text: 'Radiologist' }, period: { start: '2000' } }],
};

function rootOf(study: Study): Partial<Study> {
  const { resourceType, ...rest } = study;
  return rest;
}

function valued(name: string): Extension {
  return { url: `${BASE}/${name}`, valueString: name };
}

function modifier(name: string): Extension {
  return { url: `${BASE}/modifies-${name}`, valueBoolean: false };
}

/** An extension for each type of value, and one that has extensions instead. */
function extensions(): Extension[] {
  const values = Object.entries(EXTENSION_VALUES).flatMap(([type, list]) =>
    list.map((value) => ({
      url: `${BASE}/${type}`,
      [`value${type[0]?.toUpperCase()}${type.slice(1)}`]: value,
    })),
  );
  return [
    ...values,
    { url: `${BASE}/complex`, extension: [{ url: 'part', valueString: 'A part' }] },
  ];
}

function identified(identifier: Identifier): Identifier {
  const assigner = { reference: '#archive', type: 'Organization', display: 'Archive' };
  return {
    ...identifier,
    ...(identifier.type && { type: detailed(identifier.type) }),
    assigner: { ...assigner, identifier: { system: 'http://a.example/ids', value: 'archive' } },
  };
}

function detailed(concept: CodeableConcept): CodeableConcept {
  const coding = (concept.coding ?? []).map((one) => ({
    ...one,
    version: one.system === systems.snomed ? SNOMED_VERSION : '2.9',
    userSelected: true,
  }));
  return { ...concept, coding, text: concept.text ?? coding[0]?.display ?? 'Not coded' };
}

/** A reference to each type of target. */
function all(path: string, name: string, key: string): Reference[] {
  const property = propertiesOf({ type: 'ImagingStudy', path }).get(name);
  return (property?.targets ?? []).map((type) => logicalReference(type, key));
}

function performers(key: string) {
  const functions = performerFunctions();
  return all('ImagingStudy.series.performer', 'actor', key).map((actor, i) => ({
    ...(i === 0 && { modifierExtension: [modifier('performer')] }),
    function: {
      coding: [{ system: systems.performerFunction, code: functions[i % functions.length] ?? '' }],
      text: 'Took part',
    },
    actor,
  }));
}
