/** A value SQLite stores. */
export type SqlValue = string | number | bigint | null;

/** A piece of SQL with the values of its placeholders, in order. */
export class Sql {
  readonly text: string;
  readonly values: readonly SqlValue[];

  constructor(text: string, values: readonly SqlValue[]) {
    this.text = text;
    this.values = values;
  }
}

/** Writes SQL with values as placeholders; pieces of SQL are inserted with theirs. */
export function sql(strings: TemplateStringsArray, ...parts: (Sql | SqlValue)[]): Sql {
  let text = strings[0] ?? '';
  const values: SqlValue[] = [];
  parts.forEach((part, index) => {
    const isSql = part instanceof Sql;
    text += (isSql ? part.text : '?') + (strings[index + 1] ?? '');
    if (isSql) values.push(...part.values);
    else values.push(part);
  });
  return new Sql(text, values);
}

/** All conditions hold; with none of them, true. */
export function every(conditions: readonly Sql[]): Sql {
  return joined(conditions, ' AND ', '1');
}

/** At least one condition holds; with none of them, false. */
export function some(conditions: readonly Sql[]): Sql {
  return joined(conditions, ' OR ', '0');
}

/** The same text for any number of values, so that its statement is prepared once. */
export function among(values: readonly (string | number)[]): Sql {
  return sql`(SELECT value FROM json_each(${JSON.stringify(values)}))`;
}

/** `(?, ?, …)` */
export function list(values: readonly SqlValue[]): Sql {
  return new Sql(`(${values.map(() => '?').join(', ')})`, values);
}

function joined(pieces: readonly Sql[], separator: string, whenEmpty: string): Sql {
  if (pieces.length === 0) return new Sql(whenEmpty, []);
  return new Sql(
    `(${pieces.map((piece) => piece.text).join(separator)})`,
    pieces.flatMap((piece) => piece.values),
  );
}
