import { expect, test } from 'vitest';
import { languageFaults } from './language.js';

test.each([
  ['a sentence and its translation', '交换机只学不改。', 'A switch learns, it does not rewrite.'],
  ['the same technical word', 'TTL', 'TTL'],
  ['addresses and code', '在 `rs1` 上看 `eth0`。', 'Look at `eth0` of `rs1`.'],
  ['lists of the same length', '两件事：\n\n- 学\n- 转', 'Two things:\n\n- learn\n- forward'],
  ['links to the same page', '见[文档](docs/a.md)。', 'See the [docs](docs/a.md).'],
])('%s are the same text', (_name, zh, en) => {
  expect(languageFaults(zh, en)).toEqual([]);
});

test.each([
  ['English left as Chinese', '调度器', '调度器', 'the English text has Chinese characters'],
  ['Chinese left as English', 'The director', 'The director', 'the Chinese text has no Chinese characters'],
  ['Chinese punctuation', '看这里。', 'Look here。', 'the English text has Chinese punctuation'],
  [
    'Western punctuation',
    '先看这里,再看那里。',
    'Look here, then there.',
    'the Chinese text has Western punctuation behind a Chinese character',
  ],
  ['a paragraph less', '一。\n\n二。', 'One. Two.', '2 paragraphs in Chinese, 1 in English'],
  ['a list item less', '- 一\n- 二', '- one', '2 list items in Chinese, 1 in English'],
  ['other code', '看 `eth0`。', 'Look at `eth1`.', 'code only in the Chinese text: eth0'],
  ['another block', '```\nip a\n```\n看。', '```\nip r\n```\nLook.', 'the code blocks differ'],
  ['another link', '[看](a)', '[Look](b)', 'the links differ'],
])('%s is a fault', (_name, zh, en, fault) => {
  expect(languageFaults(zh, en)).toContain(fault);
});
