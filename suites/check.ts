import type { Level } from '../evidence/finding.ts';
import type { Check, Needs } from '../fixtures/check.ts';
import { requirement } from '../requirements/index.ts';

/** What a check says about itself besides its id. */
export interface CheckData {
  /** One sentence that states the rule. */
  rule: string;
  /** Catalogue ids; the first is the rule that a failure cites and gives the level. */
  requirements: readonly [string, ...string[]];
  /** Lower than the requirement's own level where its leeway asks for that. */
  level?: Level;
  needs?: Needs;
  parameter?: string;
  behaviour?: string;
  isWide?: true;
}

/**
 * Defines a check. Its chapter is the first part of its id.
 * @throws if a requirement is not in the catalogue
 */
export function check(id: string, data: CheckData, run: Check['run']): Check {
  const [chapter = ''] = id.split('/');
  const { rule, requirements, needs = {}, level = levelOf(requirements[0]), ...cell } = data;
  return { id, chapter, rule, level, requirements, needs, ...cell, run };
}

function levelOf(requirementId: string): Level {
  const { level } = requirement(requirementId);
  if (level === 'MAY') return 'MAY';
  return level.startsWith('SHALL') ? 'SHALL' : 'SHOULD';
}
