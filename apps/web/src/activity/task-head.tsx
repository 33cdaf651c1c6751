'use client';

import { useBilingual } from '@/i18n';
import { Markdown } from '@/ui';
import type { Room } from './room';

/** What there is to do. */
export function TaskHead({ room }: { readonly room: Room }) {
  const say = useBilingual();
  const { title, task } = room.cluster.activity;
  return (
    <div className="task-head">
      <h1>{say(title)}</h1>
      <Markdown text={say(task)} />
    </div>
  );
}
