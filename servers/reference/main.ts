import { parseArgs } from 'node:util';
import { listen } from '../listen.ts';
import { createReferenceServer } from './handler.ts';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '8080' },
    path: { type: 'string', default: '/fhir' },
  },
});

const server = await listen((base) => createReferenceServer({ base }).handle, {
  port: Number(values.port),
  path: values.path,
});
process.stdout.write(`${server.url}\n`);
