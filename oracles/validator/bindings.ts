import { type ElementDefinition, valueSet } from '../../spec/index.ts';
import type { Property } from './content-model.ts';

/** Value sets that are all codes of an outside standard (terminologies.html#required), by what such codes look like. */
const openSets: Readonly<Record<string, RegExp>> = {
  // BCP 13; the short forms are those of CapabilityStatement.format.
  'http://hl7.org/fhir/ValueSet/mimetypes': /^(?:[^\s/;]+\/[^\s/;]+(?:\s?;.*)?|xml|json|ttl)$/,
  // BCP 47
  'http://hl7.org/fhir/ValueSet/all-languages':
    /^(?:[A-Za-z]{2,8}|[xXiI](?=-))(?:-[A-Za-z0-9]{1,8})*$/,
  // ISO 4217
  'http://hl7.org/fhir/ValueSet/currencies': /^[A-Z]{3}$/,
};

const sets = new Map<string, { codes: Set<string>; concepts: Set<string> } | undefined>();

/** What a binding of an element obliges to, as far as that is known: a required one, or a maximum one. */
export function codesOf({
  binding,
}: ElementDefinition): Partial<Pick<Property, 'codes' | 'concepts' | 'valueSet' | 'form'>> {
  const isRequired = binding?.strength === 'required';
  const url = isRequired ? binding.valueSet : binding?.maxValueSet;
  if (url === undefined) return {};
  const form = openSets[url.split('|')[0] ?? url];
  if (form) return { form, valueSet: url };
  if (!sets.has(url)) {
    const members = isRequired ? valueSet(url) : undefined;
    sets.set(
      url,
      members && {
        codes: new Set(members.map(({ code }) => code)),
        concepts: new Set(members.map(({ system, code }) => `${system}|${code}`)),
      },
    );
  }
  const set = sets.get(url);
  return set ? { ...set, valueSet: url } : {};
}
