import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** The files of this room as they are written, before anyone has looked at them. */
export interface RequirementSource {
  /** Area (name of the file in catalogue/) → its rows. */
  catalogue: Record<string, unknown>;
  /** Content of rulings.yaml. */
  rulings: unknown;
  /** Content of anchors.json: page → fragments known to exist on it. */
  anchors: unknown;
}

const here = (path: string) => new URL(path, import.meta.url);

/** Reads catalogue/*.yaml, rulings.yaml and anchors.json; throws if one is missing or no YAML. */
export function readSource(): RequirementSource {
  const areas = readdirSync(here('./catalogue/'))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
  return {
    catalogue: Object.fromEntries(
      areas.map((area) => [area, readYaml(`./catalogue/${area}.yaml`)]),
    ),
    rulings: readYaml('./rulings.yaml'),
    anchors: JSON.parse(readFileSync(here('./anchors.json'), 'utf8')) as unknown,
  };
}

function readYaml(path: string): unknown {
  return parse(readFileSync(here(path), 'utf8')) as unknown;
}
