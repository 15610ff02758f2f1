/** A query that the oracle will not judge; `code` tells why. */
export class SearchQueryError extends Error {
  override name = 'SearchQueryError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The type has no such search parameter (search.html#errors: a server SHOULD ignore it). */
export class UnknownParameter extends SearchQueryError {
  override name = 'UnknownParameter';
  readonly parameter: string;
  /** Known parameters with a similar name, the closest first. */
  readonly near: readonly string[];

  constructor(type: string, parameter: string, near: readonly string[]) {
    const hint = near.length > 0 ? `; did you mean ${near.join(' or ')}?` : '';
    super('unknown-parameter', `${type} has no search parameter '${parameter}'${hint}`);
    this.parameter = parameter;
    this.near = near;
  }
}

/** R4 defines no such modifier for this type of parameter (search.html#modifiers: SHALL be rejected). */
export class UnknownModifier extends SearchQueryError {
  override name = 'UnknownModifier';
  readonly parameter: string;
  readonly modifier: string;

  constructor(parameter: string, modifier: string, type: string) {
    super(
      'unknown-modifier',
      `'${parameter}' is a ${type} parameter: it has no modifier ':${modifier}'`,
    );
    this.parameter = parameter;
    this.modifier = modifier;
  }
}

/** The value does not have the syntax of its parameter type (search.html#errors: SHOULD be an error). */
export class MalformedValue extends SearchQueryError {
  override name = 'MalformedValue';
  readonly parameter: string;
  readonly value: string;

  constructor(parameter: string, value: string, why: string) {
    super('malformed-value', `${parameter}=${value}: ${why}`);
    this.parameter = parameter;
    this.value = value;
  }
}

/** R4 defines it, but judging it takes something the oracle does not have: terminology, other types. */
export class Unsupported extends SearchQueryError {
  override name = 'Unsupported';

  constructor(what: string) {
    super('unsupported', `not judged by this oracle: ${what}`);
  }
}
