import { type Requirement, requirement } from '../requirements/index.ts';
import type { CheckEntry } from './run-document.ts';

/** What reports tell of a requirement. */
export type RequirementText = Pick<Requirement, 'level' | 'title' | 'spec'>;

/** Finds a requirement by its id; undefined when the catalogue has none of that id. */
export type RequirementLookup = (id: string) => RequirementText | undefined;

/** Looks up in the catalogue of this project. */
export const catalogue: RequirementLookup = (id) => {
  try {
    return requirement(id);
  } catch {
    return undefined;
  }
};

/** The rule that a check's failure cites: its first requirement, or the check's own rule. */
export function citation(
  check: Pick<CheckEntry, 'requirements' | 'level' | 'title'>,
  lookup: RequirementLookup,
): { level: string; title: string; spec?: string } {
  const [first] = check.requirements;
  const found = first === undefined ? undefined : lookup(first);
  return found ?? { level: check.level, title: check.title };
}
