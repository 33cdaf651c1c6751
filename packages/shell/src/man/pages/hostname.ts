import type { Page } from '../page.js';

export const hostnamePage: Page = {
  name: 'hostname',
  summary: { en: 'print the name of the device', zh: '显示设备名' },
  synopsis: ['hostname [-s | -f | -I]'],
  description: [{ en: 'Prints the name of this device, or its addresses.', zh: '显示本设备的名字或地址。' }],
  options: [
    { flag: '-s', text: { en: 'the short name', zh: '短名' } },
    { flag: '-f', text: { en: 'the full name, which is the same', zh: '全名，与短名相同' } },
    { flag: '-I', text: { en: 'all addresses but those of loopback scope', zh: '除环回范围以外的所有地址' } },
  ],
  examples: [
    { line: 'hostname', text: { en: 'which device is this?', zh: '这是哪台设备？' } },
    { line: 'hostname -I', text: { en: 'its addresses', zh: '它的地址' } },
  ],
  missing: { en: 'Changing the name.', zh: '修改设备名。' },
};
