// CPU and memory from nothing to the first verdict, in a process of its own.
const before = process.cpuUsage();
const { createValidator } = await import('../../oracles/validator/index.ts');
const { valid } = createValidator().validateText(
  '{"resourceType":"ImagingStudy","status":"available","subject":{"reference":"Patient/1"}}',
);
const { user, system } = process.cpuUsage(before);
const memory = Math.round(process.memoryUsage().rss / 1e6);
console.log(
  `first verdict (${valid}) after ${Math.round((user + system) / 1000)} ms of CPU, ${memory} MB`,
);

export {};
