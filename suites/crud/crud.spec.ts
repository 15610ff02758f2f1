import { playTests } from '../playwright.ts';
import { crudChecks } from './index.ts';

playTests(crudChecks);
