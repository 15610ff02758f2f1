import { writeFileSync } from 'node:fs';
import { agreementPage } from './agreement.ts';

writeFileSync(new URL('../../../oracles/search/AGREEMENT.md', import.meta.url), agreementPage());
