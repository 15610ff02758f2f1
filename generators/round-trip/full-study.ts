import { performerFunctions, systems } from '../../spec/imaging-study.ts';
import type { Extension, Reference, Study } from '../content.ts';
import { logicalReference, validStudy } from '../study.ts';

/** Extensions with this start are of no meaning to anyone. */
export const EXTENSION_BASE = 'http://a.example/StructureDefinition';

/** A string extension. */
export function extension(name: string, value = name): Extension {
  return { url: `${EXTENSION_BASE}/${name}`, valueString: value };
}

/**
 * A valid study with every element of ImagingStudy and of the datatypes it uses, except what a server may
 * refuse (`modifierExtension`, `implicitRules`) and what it sets itself (`id`, `meta.versionId`,
 * `meta.lastUpdated`). It refers to contained and logical targets only, so it can be stored anywhere.
 */
export function fullStudy(seed: number, key = 'full'): Study {
  const study = validStudy({ seed, key, density: 'full', modality: 'CT', status: 'available' });
  const [uid, accession] = study.identifier ?? [];
  return {
    ...study,
    meta: {
      ...element('meta'),
      source: 'http://a.example/archive',
      profile: ['http://hl7.org/fhir/StructureDefinition/ImagingStudy'],
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'N' }],
      tag: [{ system: 'http://a.example/tags', code: 'round-trip', display: 'Round trip' }],
    },
    text: { ...element('text'), status: 'generated', div: NARRATIVE },
    contained: [
      { resourceType: 'Organization', id: 'archive', name: 'Archive' },
      { resourceType: 'Practitioner', id: 'reader', name: [{ family: 'Reader' }] },
    ],
    extension: [{ ...extension('study'), id: 'extension-1' }],
    identifier: [
      { ...uid, use: 'usual' },
      {
        ...element('accession'),
        ...accession,
        type: { ...element('accession-type'), ...accession?.type },
        period: { ...element('accession-period'), ...accession?.period },
        assigner: { reference: '#archive', type: 'Organization', display: 'Archive' },
      },
    ],
    subject: { ...element('subject'), ...study.subject },
    interpreter: [
      { reference: '#reader', type: 'Practitioner', display: 'Dr Reader' },
      ...(study.interpreter ?? []),
    ],
    note: notes(),
    procedureCode: concepts(study.procedureCode, 'procedure'),
    reasonCode: concepts(study.reasonCode, 'reason'),
    series: (study.series ?? []).map((series, i) => ({
      ...element(`series-${i}`),
      ...series,
      modality: { ...element(`modality-${i}`), ...series.modality },
      performer: performerFunctions().map((code, j) => ({
        ...element(`performer-${i}-${j}`),
        function: { coding: [{ system: systems.performerFunction, code }] },
        actor: actor(j),
      })),
      instance: (series.instance ?? []).map((instance, j) => ({
        ...element(`instance-${i}-${j}`),
        ...instance,
      })),
    })),
  };
}

/** With what a serializer for HTML writes as XHTML does not: elements without content, and references to characters. */
const NARRATIVE = `<div xmlns="http://www.w3.org/1999/xhtml"><p title="CT &amp; MR">Chest &amp; abdomen<br/>slices &lt; 5&#160;mm</p><hr/><table><tr><td>1</td><td class="count">2</td></tr></table></div>`;

/** `id` and an extension, which every element may have (element.html). */
function element(id: string): { id: string; extension: Extension[] } {
  return { id, extension: [extension(`of-${id}`)] };
}

function concepts(given: Study['procedureCode'], id: string): NonNullable<Study['procedureCode']> {
  return (given ?? []).map((concept) => ({
    ...element(id),
    ...concept,
    coding: (concept.coding ?? []).map((coding) => ({
      ...element(`${id}-coding`),
      ...coding,
      version: 'http://snomed.info/sct/900000000000207008/version/20190731',
      userSelected: true,
    })),
    text: `Text of the ${id}`,
  }));
}

function notes(): NonNullable<Study['note']> {
  return [
    {
      ...element('note'),
      authorReference: { reference: '#reader' },
      time: '2020-01-02T03:04:05Z',
      text: 'First note',
    },
    { authorString: 'Technician', time: '2020-01', text: 'Second note, with *markdown*' },
  ];
}

const ACTORS = ['Practitioner', 'PractitionerRole', 'Organization', 'CareTeam', 'Device'] as const;

function actor(index: number): Reference {
  return logicalReference(ACTORS[index % ACTORS.length] ?? 'Device', `actor-${index}`);
}
