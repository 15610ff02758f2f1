import { playTests } from '../playwright.ts';
import { crudChecks } from './index.ts';

/** Those that judge all answers run when all has been answered (suites/preflight/answers.teardown.ts). */
playTests(crudChecks.filter(({ needs }) => !needs.answers));
