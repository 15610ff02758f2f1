import { readFileSync } from 'node:fs';
import {
  cruise as cruiseAll,
  type ICruiseResult,
  type IForbiddenRuleType,
} from 'dependency-cruiser';

const architecture = new URL('../../ARCHITECTURE.md', import.meta.url);

/** Room → the rooms it may import, as ARCHITECTURE.md tells it. */
export function rooms(text = readFileSync(architecture, 'utf8')): Map<string, string[]> {
  const lines = text.split('\n');
  const rows = lines.flatMap((line) => /^\| `(\w+)\/` \|[^|]*\| ([^|]*) \|$/.exec(line) ?? []);
  const named: [string, string][] = [];
  for (let at = 0; at < rows.length; at += 3) named.push([`${rows[at + 1]}`, `${rows[at + 2]}`]);
  const all = named.map(([room]) => room);
  return new Map(
    named.map(([room, imports]) => {
      if (imports === 'everything') return [room, all];
      return [room, imports === 'nothing' ? [] : imports.split(', ')];
    }),
  );
}

/** What is forbidden by the table: for each room, every room that its line does not name. */
export function rulesOf(table: ReadonlyMap<string, readonly string[]>): IForbiddenRuleType[] {
  return [...table].flatMap(([room, imports]): IForbiddenRuleType[] => {
    const others = [...table.keys()].filter((other) => other !== room && !imports.includes(other));
    if (others.length === 0) return [];
    return [
      {
        name: `${room}-imports`,
        severity: 'error',
        from: { path: `^${room}/` },
        to: { path: `^(${others.join('|')})/` },
      },
    ];
  });
}

/** Follows all imports, those of types too, from the rooms of a folder, and holds them to the rules. */
export async function cruise(baseDir: string, rules: IForbiddenRuleType[], folders: string[]) {
  const { output } = await cruiseAll(folders, {
    baseDir,
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^reports/out|^servers/[^/]+/(target|node_modules)/' },
    ruleSet: { forbidden: rules },
    validate: true,
  });
  if (typeof output === 'string') throw new Error(output);
  const { modules, summary }: ICruiseResult = output;
  return {
    modules: modules.filter(({ source }) => !/^(node:|node_modules)/.test(source)),
    violations: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`),
  };
}
