// Rewrites spec/data from the R4 definitions: npx tsx spec/distill.ts
import { writeFileSync } from 'node:fs';
import { distill } from './distill/distill.ts';

for (const [name, text] of Object.entries(distill())) {
  writeFileSync(new URL(`./data/${name}`, import.meta.url), text);
  console.log(`spec/data/${name}: ${text.length} characters`);
}
