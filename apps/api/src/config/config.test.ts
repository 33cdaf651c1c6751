import { expect, test } from 'vitest';
import { readConfig } from './config.js';

test.each(['abc', '65536', '-1', '3.5'])('PORT=%s is refused in words', (PORT) => {
  expect(() => readConfig({ PORT }, '/')).toThrow('PORT: this must be a whole number from 0 to 65535.');
});

test('without settings: port 3000 and ./data', () => {
  expect(readConfig({}, '/app')).toMatchObject({ port: 3000, dataFolder: '/app/data', databaseUrl: null });
});
