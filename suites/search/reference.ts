import { elementsSelectedBy } from '../../spec/expression.ts';
import { type Behaviour, escaped, NOWHERE, neighbours, type Subject } from './behaviour.ts';
import { elsewhereBehaviours } from './reference-elsewhere.ts';
import { local, references } from './reference-probes.ts';

/** Two references to different types, if there are such, of which the second has an id of its own. */
function pairsOfTypes(
  all: ReturnType<typeof local>,
): [(typeof all)[number], (typeof all)[number]][] {
  const isShared = ({ id, type }: (typeof all)[number]) =>
    all.some((one) => one.id === id && one.type !== type);
  const own = all.filter((one) => !isShared(one));
  return neighbours(own)
    .sort(([a, b], [c, d]) => Number(a.type === b.type) - Number(c.type === d.type))
    .slice(0, 2);
}

/** Ids are case sensitive (resource.html#id). */
const inOtherCase = (id: string) =>
  [id.toUpperCase(), id.toLowerCase()].filter((other) => other !== id).slice(0, 1);

const targetsOf = ({ elements }: Subject) => [
  ...new Set(elements.flatMap(({ targets = [] }) => targets)),
];

/** Some of the other types that a parameter may lead to: over the probes, all of them. */
function otherTargets(subject: Subject, type: string, at: number, count: number): string[] {
  const others = targetsOf(subject).filter((target) => target !== type);
  return [...others, ...others].slice(at % others.length).slice(0, Math.min(count, others.length));
}

/** Types that the element may refer to and the parameter is not about: Devices for `patient`. */
function excludedTargets(subject: Subject): string[] {
  const allowed = subject.elements.flatMap(({ path }) =>
    elementsSelectedBy(path).flatMap(({ targets = [] }) => targets),
  );
  return [...new Set(allowed)].filter((target) => !targetsOf(subject).includes(target));
}

/** A type that the parameter cannot refer to. */
function foreignType(subject: Subject): string {
  const allowed = [...targetsOf(subject), ...excludedTargets(subject)];
  return ['Patient', 'Practitioner', 'Location'].find((type) => !allowed.includes(type)) ?? '';
}

const hasSeveralTargets = (subject: Subject) => targetsOf(subject).length > 1;

/** What a reference parameter can do (search.html#reference). */
export const referenceBehaviours: Behaviour[] = [
  {
    behaviour: 'type-and-id',
    requirements: ['search-reference-forms', 'search-returned-resources-match'],
    rule: 'by Type/id finds the studies that refer to that resource.',
    queries: (code, probes) => local(probes).map(({ reference }) => [[code, reference]]),
  },
  {
    behaviour: 'id-only',
    requirements: ['search-reference-forms', 'search-returned-resources-match'],
    rule: 'by a bare id finds the studies that refer to the resource with that id.',
    queries: (code, probes) => local(probes).map(({ id }) => [[code, id]]),
  },
  {
    behaviour: 'ambiguous-id',
    requirements: ['search-reference-ambiguous-id'],
    rule: 'by a bare id that resources of several types have is refused.',
    appliesTo: hasSeveralTargets,
    ambiguous: true,
    queries: (code, probes) =>
      local(probes)
        .filter(({ type, id }) => local(probes).some((one) => one.id === id && one.type !== type))
        .map(({ id }) => [[code, id]]),
  },
  {
    behaviour: 'absolute',
    requirements: ['search-reference-forms', 'search-returned-resources-match'],
    rule: 'by the absolute URL of a resource on this server finds what Type/id finds.',
    queries: (code, probes) =>
      local(probes).map(({ reference }) => [[code, `{{base}}/${reference}`]]),
  },
  {
    behaviour: 'other-type',
    requirements: ['search-reference-forms', 'search-reference-type-modifier'],
    rule: 'by OtherType/id does not find the studies that refer to Type/id.',
    appliesTo: hasSeveralTargets,
    mayFindNothing: true,
    queries: (code, probes, subject) =>
      local(probes).flatMap(({ type, id }, at) =>
        otherTargets(subject, type, at, 2).map((target): [string, string][] => [
          [code, `${target}/${id}`],
        ]),
      ),
  },
  {
    behaviour: 'excluded-type',
    requirements: ['search-returned-resources-match'],
    rule: 'by Type/id of a type it is not about finds nothing, though studies refer to such a resource.',
    appliesTo: (subject) => excludedTargets(subject).length > 0,
    mayFindNothing: true,
    refusable: true,
    queries: (code, probes, subject) =>
      local(probes).flatMap(({ id }) =>
        excludedTargets(subject).map((target): [string, string][] => [[code, `${target}/${id}`]]),
      ),
  },
  {
    behaviour: 'whole-id',
    requirements: ['search-reference-forms'],
    rule: 'compares whole ids: a part of one, one with something after it, or one in other letter case is another id.',
    mayFindNothing: true,
    queries: (code, probes) =>
      local(probes)
        .filter(({ id }) => id.length > 1)
        .slice(0, 4)
        .flatMap(({ type, id }) =>
          [id.slice(0, -1), `${id}0`, ...inOtherCase(id)].map((other): [string, string][] => [
            [code, `${type}/${other}`],
          ]),
        ),
  },
  {
    behaviour: 'type-modifier',
    requirements: ['search-reference-type-modifier'],
    rule: 'with :[Type] and an id finds what Type/id finds.',
    appliesTo: hasSeveralTargets,
    refusable: true,
    queries: (code, probes, subject) =>
      local(probes).flatMap(({ type, id }, at) => [
        [[`${code}:${type}`, id]],
        ...otherTargets(subject, type, at, 1).map((target): [string, string][] => [
          [`${code}:${target}`, id],
        ]),
      ]),
  },
  {
    behaviour: 'foreign-type-modifier',
    requirements: ['search-reference-type-modifier', 'search-unsupported-modifier-rejected'],
    rule: 'with :[Type] of a type that it never refers to finds nothing, or is refused.',
    mayFindNothing: true,
    refusable: true,
    queries: (code, probes, subject) =>
      local(probes)
        .slice(0, 2)
        .map(({ id }) => [[`${code}:${foreignType(subject)}`, id]]),
  },
  {
    behaviour: 'or-mixed-forms',
    requirements: ['search-or-comma', 'search-reference-forms'],
    rule: 'lets each value of an OR have its own form: id, Type/id, absolute URL.',
    combines: true,
    queries: (code, probes) =>
      [...neighbours(local(probes)), ...pairsOfTypes(local(probes))].flatMap(([a, b]) => [
        [[code, `${a.id},${b.reference}`]],
        [[code, `${a.reference},${b.id}`]],
        [[code, `${a.reference},{{base}}/${b.reference}`]],
        [[code, `{{base}}/${a.reference},${b.id}`]],
      ]),
  },
  {
    behaviour: 'type-modifier-or',
    requirements: ['search-or-comma', 'search-reference-type-modifier'],
    rule: 'with :[Type] and commas finds the studies that refer to any of the resources of that type.',
    combines: true,
    appliesTo: hasSeveralTargets,
    refusable: true,
    queries: (code, probes) =>
      local(probes).map(({ type, id }) => [[`${code}:${type}`, `${NOWHERE},${id}`]]),
  },
  {
    behaviour: 'identifier',
    requirements: ['search-reference-identifier-modifier'],
    rule: 'with :identifier looks at the identifier in the reference, not at that of its target.',
    refusable: true,
    queries: (code, probes) =>
      references(probes).flatMap(({ identifier }) =>
        identifier
          ? [
              [
                [
                  `${code}:identifier`,
                  `${escaped(identifier.system)}|${escaped(identifier.value)}`,
                ],
              ],
              [[`${code}:identifier`, escaped(identifier.value)]],
              [[`${code}:identifier`, `${escaped(identifier.system)}|`]],
              [[`${code}:identifier`, `${NOWHERE},${escaped(identifier.value)}`]],
            ]
          : [],
      ),
  },
  {
    behaviour: 'identifier-without-modifier',
    requirements: ['search-reference-forms', 'search-returned-resources-match'],
    rule: 'without a modifier does not look at the identifier in the reference.',
    mayFindNothing: true,
    queries: (code, probes) =>
      references(probes).flatMap(({ identifier }) =>
        identifier && /^[A-Za-z0-9\-.]{1,64}$/.test(identifier.value)
          ? [[[code, identifier.value]]]
          : [],
      ),
  },
  ...elsewhereBehaviours,
  {
    behaviour: 'or',
    requirements: ['search-or-comma'],
    rule: 'by values with commas between them finds the studies that refer to any of them.',
    combines: true,
    queries: (code, probes) => {
      const values = local(probes).map(({ reference }) => reference);
      return [
        ...neighbours(values).map(([a, b]) => [[code, `${a},${b}`]] as [string, string][]),
        [[code, values.slice(0, 4).join(',')]],
        [[code, values.join(',')]],
        [[code, values.map((reference) => `{{base}}/${reference}`).join(',')]],
        [
          [
            code,
            local(probes)
              .slice(0, 2)
              .map(({ id }) => id)
              .join(','),
          ],
        ],
        [[code, `${local(probes)[0]?.type}/${NOWHERE},${values[0]}`]],
      ];
    },
  },
  {
    behaviour: 'and',
    requirements: ['search-and-repeat'],
    rule: 'repeated finds only the studies that refer to every one of the values.',
    combines: true,
    queries: (code, probes) => {
      const values = local(probes)
        .map(({ reference }) => reference)
        .slice(0, 5);
      return values.flatMap((a, at) =>
        values.slice(at).map((b): [string, string][] => [
          [code, a],
          [code, b],
        ]),
      );
    },
  },
];
