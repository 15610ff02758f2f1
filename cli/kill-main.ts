import { killCommand } from './kill.ts';

await killCommand().parseAsync();
