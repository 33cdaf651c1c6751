import { lessonLabs } from '@frameplay/lab';
import { describe, expect, test } from 'vitest';
import { packLab, unpackLab } from './lab-link';

describe('a lab in a link', () => {
  test('comes out as it went in, with Chinese in it too', async () => {
    const text = `${lessonLabs.gatewayWalk.text}# 备注：第二台服务器 🙂\n`;
    expect(await unpackLab(await packLab(text))).toBe(text);
  });

  test('is short enough for a chat, and safe in a URL', async () => {
    const packed = await packLab(lessonLabs.gatewayWalk.text);
    expect(packed).toMatch(/^[A-Za-z0-9_-]+$/);
    expect(packed.length).toBeLessThan(1500);
  });

  test.each([['%%%'], ['AAAA'], [''], ['not a lab at all']])('%j is refused', async (packed) => {
    expect(await unpackLab(packed)).toBeNull();
  });

  test('a link that would unpack to more than a lab may hold is refused', async () => {
    expect(await unpackLab(await packLab('x'.repeat(2_000_000)))).toBeNull();
  });
});
