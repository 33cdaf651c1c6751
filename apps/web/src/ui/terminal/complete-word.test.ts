import { expect, test } from 'vitest';
import { commonStart, tabbed } from './complete-word';

const words = (...texts: string[]) => texts.map((text) => ({ text, hint: '' }));

test('a single candidate is taken, with a blank after it', () => {
  const line = { text: 'ipvs', cursor: 4 };
  expect(tabbed(line, { from: 0, candidates: words('ipvsadm') })).toEqual({ text: 'ipvsadm ', cursor: 8 });
});

test('after a dot or a "=" no blank comes', () => {
  const line = { text: 'sysctl -w net.ipv4.conf.all.arp_ig', cursor: 34 };
  const done = tabbed(line, { from: 10, candidates: words('net.ipv4.conf.all.arp_ignore=') });
  expect(done.text).toBe('sysctl -w net.ipv4.conf.all.arp_ignore=');
});

test('of several the common start is taken, and what follows the cursor stays', () => {
  const line = { text: 'ip a dev eth0', cursor: 4 };
  expect(tabbed(line, { from: 3, candidates: words('addr', 'address') })).toEqual({
    text: 'ip addr dev eth0',
    cursor: 7,
  });
});

test('nothing in common beyond what is there changes nothing', () => {
  const line = { text: 'ip a', cursor: 4 };
  expect(tabbed(line, { from: 3, candidates: words('add', 'arp') })).toBe(line);
  expect(tabbed(line, { from: 3, candidates: [] })).toBe(line);
});

test.each([
  [['abc', 'abd'], 'ab'],
  [['x', 'y'], ''],
  [[], ''],
])('the common start of %j is %j', (texts, start) => {
  expect(commonStart(words(...texts))).toBe(start);
});
