import { compartmentDefinitions } from '../../spec/index.ts';
import { list, type Sql, some, sql } from './sql.ts';

export function isCompartment(type: string): boolean {
  return compartmentDefinitions().some(({ code }) => code === type);
}

/** Types with members in a compartment, of those served. */
export function memberTypes(compartment: string, types: ReadonlySet<string>): string[] {
  const members = compartmentDefinitions().find(({ code }) => code === compartment)?.members ?? {};
  return Object.keys(members).filter((type) => types.has(type));
}

/** The condition that a resource of a type is in a compartment (compartmentdefinition.html). */
export function inCompartment(compartment: string, id: string, types: readonly string[]): Sql {
  const members = compartmentDefinitions().find(({ code }) => code === compartment)?.members ?? {};
  const conditions = types.map((type) => {
    const parameters = members[type] ?? [];
    const itself = type === compartment ? sql`id = ${id}` : sql`0`;
    return sql`(type = ${type} AND (${itself} OR EXISTS (SELECT 1 FROM reference
      WHERE reference.type = ${compartment} AND reference.id = ${id}
        AND reference.parameter IN ${list(parameters)} AND reference.resource = resource.key)))`;
  });
  return some(conditions);
}
