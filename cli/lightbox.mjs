#!/usr/bin/env node
// The sources are TypeScript and are never compiled to files: tsx reads them as they are.
import { register } from 'tsx/esm/api';

register();
const { main } = await import('./main.ts');
await main(process.argv);
