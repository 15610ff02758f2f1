import type { SearchProbe } from '../../fixtures/session.ts';
import { escaped, type Subject } from './behaviour.ts';

type TokenProbe = Extract<SearchProbe, { kind: 'token' }>;

const needsEscape = ({ code }: TokenProbe) => /[\\,|$]/.test(code);

export const allTokens = (probes: readonly SearchProbe[]) =>
  probes.filter((probe): probe is TokenProbe => probe.kind === 'token');

/** Without those that need an escape, which has behaviours of its own. */
export const tokens = (probes: readonly SearchProbe[]) =>
  allTokens(probes).filter((probe) => !needsEscape(probe));

/** `system|code` where there is a system, else `code`. */
export const whole = ({ system, code }: TokenProbe) =>
  system === undefined ? escaped(code) : `${escaped(system)}|${escaped(code)}`;

export const hasSystem = (subject: Subject) =>
  subject.selects('Coding', 'CodeableConcept', 'Identifier');

export const withSystem = (probes: readonly SearchProbe[]) =>
  tokens(probes).filter(({ system }) => system !== undefined);

/** Some pairs of other systems and other codes. */
export const ofTwoSystems = (probes: readonly SearchProbe[]): [TokenProbe, TokenProbe][] =>
  withSystem(probes)
    .flatMap((one) => withSystem(probes).map((other): [TokenProbe, TokenProbe] => [one, other]))
    .filter(([one, other]) => other.system !== one.system && other.code !== one.code)
    .slice(0, 12);
