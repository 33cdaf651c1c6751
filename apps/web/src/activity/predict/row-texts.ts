'use client';

import type { AnswerForm } from '@frameplay/classroom';
import { useBilingual } from '@/i18n';
import { type HistogramRow, optionText } from '@/ui';

/** Puts the text of its option beside each value that has one. */
export function useRowTexts(): (form: AnswerForm, rows: readonly HistogramRow[]) => readonly HistogramRow[] {
  const say = useBilingual();
  return (form, rows) =>
    rows.map((row) => {
      const text = optionText(form, row.value);
      return text === null ? row : { ...row, text: say(text) };
    });
}
