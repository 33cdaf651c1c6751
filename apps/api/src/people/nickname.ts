import { NICKNAME_MAX } from '@frameplay/protocol';
import { ApiError } from '../errors/api-error.js';

/** Control and format characters: line breaks, zero width, direction marks that can turn a name around. Joiners of emoji stay. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;
const JOINER = '\u200d';
/** Scripts need at most two marks on a letter; more is a tower that covers its neighbours. */
const MARKS_MAX = 2;
const TOO_MANY_MARKS = new RegExp(`\\p{M}{${MARKS_MAX + 1},}`, 'u');
const VISIBLE = /[\p{L}\p{N}\p{P}\p{S}]/u;

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** The name as the class will see it, or an ApiError that says what is wrong with it. */
export function cleanNickname(typed: string): string {
  const name = typed
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .replace(HIDDEN, (character) => (character === JOINER ? character : ''))
    .trim();
  if (!VISIBLE.test(name)) throw bad('nickname/empty', '请输入昵称。', 'Type a nickname.');
  if (TOO_MANY_MARKS.test(name)) {
    throw bad('nickname/stacked-marks', '昵称里叠加的符号太多。', 'The nickname stacks too many marks on one letter.');
  }
  if ([...graphemes.segment(name)].length > NICKNAME_MAX || name.length > NICKNAME_MAX * 8) {
    throw bad(
      'nickname/too-long',
      `昵称最多 ${NICKNAME_MAX} 个字。`,
      `A nickname has at most ${NICKNAME_MAX} characters.`,
    );
  }
  return name;
}

/** Two names with the same key look the same to people. */
export function nicknameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(JOINER, '').replace(/\s+/gu, ' ');
}

/** The second Mei is `Mei 2`; a long name gives up its end for the number. */
export function numbered(name: string, number: number): string {
  if (number === 1) return name;
  const suffix = ` ${number}`;
  const kept = [...graphemes.segment(name)].slice(0, NICKNAME_MAX - suffix.length).map(({ segment }) => segment);
  return `${kept.join('').trimEnd()}${suffix}`;
}

function bad(code: string, zh: string, en: string): ApiError {
  return new ApiError(400, code, zh, en, { fields: [{ field: 'nickname', zh, en }] });
}
