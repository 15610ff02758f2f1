import { playTests } from '../playwright.ts';
import { validationChecks } from './index.ts';

/** Those that judge all answers run when all has been answered (suites/preflight/answers.teardown.ts). */
playTests(validationChecks.filter(({ needs }) => !needs.answers));
