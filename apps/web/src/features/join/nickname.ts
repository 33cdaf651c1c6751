import type { Bilingual } from '@frameplay/classroom';

const QUALITIES: readonly Bilingual[] = [
  { zh: '沉稳的', en: 'Calm' },
  { zh: '机灵的', en: 'Clever' },
  { zh: '轻快的', en: 'Swift' },
  { zh: '认真的', en: 'Careful' },
  { zh: '好奇的', en: 'Curious' },
  { zh: '勇敢的', en: 'Brave' },
  { zh: '安静的', en: 'Quiet' },
  { zh: '热心的', en: 'Kind' },
  { zh: '早起的', en: 'Early' },
  { zh: '细心的', en: 'Keen' },
  { zh: '乐观的', en: 'Merry' },
  { zh: '可靠的', en: 'Steady' },
];

const ANIMALS: readonly Bilingual[] = [
  { zh: '海獭', en: 'Otter' },
  { zh: '白鹭', en: 'Heron' },
  { zh: '松鼠', en: 'Squirrel' },
  { zh: '鲸鱼', en: 'Whale' },
  { zh: '雨燕', en: 'Swallow' },
  { zh: '刺猬', en: 'Hedgehog' },
  { zh: '羚羊', en: 'Antelope' },
  { zh: '狐狸', en: 'Fox' },
  { zh: '海豚', en: 'Dolphin' },
  { zh: '啄木鸟', en: 'Woodpecker' },
  { zh: '熊猫', en: 'Panda' },
  { zh: '蜂鸟', en: 'Hummingbird' },
];

/** A friendly name to start with. `roll` is a number from 0 up to, not including, 1. */
export function suggestNickname(lang: keyof Bilingual, roll: number): string {
  const index = Math.floor(roll * QUALITIES.length * ANIMALS.length);
  const quality = QUALITIES[Math.floor(index / ANIMALS.length)];
  const animal = ANIMALS[index % ANIMALS.length];
  if (quality === undefined || animal === undefined) throw new RangeError(`roll ${roll} is not in [0, 1)`);
  return lang === 'zh' ? `${quality.zh}${animal.zh}` : `${quality.en} ${animal.en}`;
}
