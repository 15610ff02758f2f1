import type { Study } from './content.ts';
import { digest } from './random.ts';
import { type Density, EDGES, type Edge, type StudyOptions, validStudy } from './study.ts';

/** What the studies of a stream have in common; what is left out differs from one to the next. */
export type StudiesOptions = Pick<
  StudyOptions,
  'seed' | 'modality' | 'bodySite' | 'series' | 'instances' | 'density' | 'edges'
>;

/** Of so many studies that say nothing of their density, so many have it. */
const MIXTURE: readonly (readonly [Density, number])[] = [
  ['minimal', 12],
  ['typical', 34],
  ['full', 17],
  ['everything', 1],
];
const OF = MIXTURE.reduce((sum, [, share]) => sum + share, 0);

/** One study in so many has an edge value. */
const EDGE_EVERY = 12;
const NAMES = [...EDGES.keys()];

/**
 * Valid studies without an end, each with an id and UIDs of its own. The same options give the same
 * studies, however many are taken; none is kept.
 * @throws if no scenario has the modality and body site asked for
 */
export function* studies(options: StudiesOptions): Generator<Study> {
  for (let i = 1; ; i++) {
    const key = `study-${i}`;
    const study = validStudy({ ...mixed(options, key), ...options, key });
    const { resourceType, ...rest } = study;
    yield { resourceType, ...rest, id: `${key}-of-${options.seed}` };
  }
}

function mixed(options: StudiesOptions, key: string): { density: Density; edges: Edge[] } {
  const [slot = 0, chance = 0, which = 0] = digest(options.seed, `mixture/${key}`);
  let left = slot % OF;
  const [density] = MIXTURE.find(([, share]) => {
    left -= share;
    return left < 0;
  }) ?? ['typical' as const];
  // Nothing that would take away what was asked for.
  const { modality, bodySite, series, instances } = options;
  const asked = [options.density, modality, bodySite, series, instances].some(
    (one) => one !== undefined,
  );
  const edge = !asked && chance % EDGE_EVERY === 0 ? NAMES[which % NAMES.length] : undefined;
  return {
    density: density === 'minimal' && bodySite !== undefined ? 'typical' : density,
    edges: edge ? [edge] : [],
  };
}
