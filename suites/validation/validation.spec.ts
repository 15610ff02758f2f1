import { playTests } from '../playwright.ts';
import { validationChecks } from './index.ts';

playTests(validationChecks);
