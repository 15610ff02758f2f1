import { playTests } from '../playwright.ts';
import { searchChecks } from './index.ts';

playTests(searchChecks);
