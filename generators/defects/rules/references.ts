import type { Resource } from '../../../spec/index.ts';
import { changed } from '../../sites.ts';
import type { Change, Place } from '../types.ts';

/** Types of resources that are valid with an id alone. */
const BARE = ['Patient', 'Location', 'Device', 'Practitioner'];

/** References to what the element may not refer to, and references that say nothing (references.html). */
export function* references(place: Place): Generator<Change> {
  const { property, at, study, value } = place;
  if (property.type !== 'Reference') return;
  const item = property.list ? [...at, 0] : at;
  const expression = property.list ? `${place.expression}[0]` : place.expression;
  const one = (property.list ? (value as unknown[])[0] : value) as { type?: string };
  const to = (reference: object, root: Resource = study) => changed(root, item, reference);

  const wrong = BARE.find((type) => !property.targets?.includes(type));
  if (property.targets && wrong !== undefined) {
    const target = { rule: 'reference-target', expression } as const;
    const identifier = { system: 'http://a.example/ids', value: 'a' };
    yield { ...target, variant: 'literal', study: to({ reference: `${wrong}/a` }) };
    yield {
      ...target,
      variant: 'logical',
      expression: `${expression}.type`,
      study: to({ type: wrong, identifier }),
    };
    yield {
      ...target,
      variant: 'contained',
      study: to({ reference: '#wrong' }, contains(study, { resourceType: wrong, id: 'wrong' })),
    };
  }
  const content = { rule: 'reference', expression } as const;
  const type = property.targets?.[0] ?? one.type ?? 'Patient';
  const other = property.targets?.[1] ?? (type === 'Device' ? 'Patient' : 'Device');
  yield { ...content, variant: 'type-alone', study: to({ type }) };
  yield {
    ...content,
    variant: 'types-differ',
    expression: `${expression}.type`,
    study: to({ reference: `${type}/a`, type: other }),
  };
}

function contains(study: Resource, resource: Resource): Resource {
  return { ...study, contained: [...((study.contained as Resource[]) ?? []), resource] };
}
