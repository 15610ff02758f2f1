import { test } from '@playwright/test';

test('not a check', () => {
  test.info().annotations.push({ type: 'note', description: 'passes' });
});
