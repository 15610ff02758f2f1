/**
 * Current resources, their versions, and one index table per kind of search value. A contained resource has a
 * row of its own that names its container, so that chains reach it and plain searches do not.
 */
export const schema = `
CREATE TABLE resource (
  key INTEGER PRIMARY KEY,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  deleted INTEGER NOT NULL,
  container INTEGER,
  UNIQUE (type, id)
);
CREATE INDEX resource_live ON resource (type, key) WHERE deleted = 0 AND container IS NULL;
CREATE INDEX resource_container ON resource (container) WHERE container IS NOT NULL;

CREATE TABLE version (
  sequence INTEGER PRIMARY KEY AUTOINCREMENT,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  method TEXT NOT NULL,
  created INTEGER NOT NULL,
  updated TEXT NOT NULL,
  content TEXT,
  UNIQUE (type, id, version)
);
CREATE INDEX version_updated ON version (type, updated);

CREATE TABLE present (resource INTEGER NOT NULL, parameter TEXT NOT NULL);
CREATE INDEX present_parameter ON present (parameter, resource);
CREATE INDEX present_resource ON present (resource, parameter);

CREATE TABLE token (resource INTEGER NOT NULL, parameter TEXT NOT NULL, system TEXT, code TEXT);
CREATE INDEX token_code ON token (parameter, code, system, resource);
CREATE INDEX token_system ON token (parameter, system);
CREATE INDEX token_resource ON token (resource, parameter, code, system);

CREATE TABLE typed_identifier (
  resource INTEGER NOT NULL, parameter TEXT NOT NULL, system TEXT, code TEXT NOT NULL, value TEXT NOT NULL
);
CREATE INDEX typed_identifier_value ON typed_identifier (parameter, value);
CREATE INDEX typed_identifier_resource ON typed_identifier (resource, parameter, value);

CREATE TABLE text (
  resource INTEGER NOT NULL, parameter TEXT NOT NULL, normalised TEXT NOT NULL, exact TEXT NOT NULL
);
CREATE INDEX text_parameter ON text (parameter, normalised);
CREATE INDEX text_resource ON text (resource, parameter);

CREATE TABLE reference (
  resource INTEGER NOT NULL, parameter TEXT NOT NULL, type TEXT, id TEXT, version TEXT, url TEXT
);
CREATE INDEX reference_target ON reference (parameter, id, type);
CREATE INDEX reference_any ON reference (type, id);
CREATE INDEX reference_url ON reference (parameter, url);
CREATE INDEX reference_resource ON reference (resource, parameter, id, type);

CREATE TABLE date (resource INTEGER NOT NULL, parameter TEXT NOT NULL, low TEXT NOT NULL, high TEXT NOT NULL);
CREATE INDEX date_low ON date (parameter, low, high, resource);
CREATE INDEX date_resource ON date (resource, parameter, low, high);

CREATE TABLE uri (resource INTEGER NOT NULL, parameter TEXT NOT NULL, uri TEXT NOT NULL);
CREATE INDEX uri_uri ON uri (parameter, uri);
CREATE INDEX uri_resource ON uri (resource, parameter, uri);
`;

/** The tables that searches read, all with `resource` and `parameter`. */
export const indexTables = [
  'present',
  'token',
  'typed_identifier',
  'text',
  'reference',
  'date',
  'uri',
] as const;
