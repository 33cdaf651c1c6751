import type { AnswerForm, Bilingual } from '@frameplay/classroom';

/** How an option puts its value; null where the value says it itself. Several are joined as they were chosen. */
export function optionText(form: AnswerForm, value: string): Bilingual | null {
  if (form.kind !== 'choice' && form.kind !== 'choices') return null;
  const texts = value.split(' ').flatMap((id) => form.options.filter((option) => option.id === id));
  if (texts.length === 0) return null;
  return { zh: texts.map(({ text }) => text.zh).join('；'), en: texts.map(({ text }) => text.en).join('; ') };
}
