'use client';

import type { LabPartView } from '@frameplay/classroom';
import { useState } from 'react';
import { useTranslations } from '@/i18n';
import type { Live } from '@/lib/live';
import { EndAlone } from '../end-alone';
import { Hints } from '../hints';
import type { Room } from '../room';
import { TaskHead } from '../task-head';
import { Budget } from './budget';
import { CauseQuestion } from './cause-question';
import { EffectList } from './effect-list';
import { GoalTable } from './goal-table';
import { LabActions } from './lab-actions';
import { LabAnnouncer } from './lab-announcer';
import { LabPicture } from './lab-picture';
import { LabTables } from './lab-tables';
import { LabTerminals } from './lab-terminals';

export interface LabDeskProps {
  readonly room: Room;
  readonly part: LabPartView;
  readonly send: Live['send'];
}

/** The task, the network and what its traffic must do at the left; the terminals at the right. */
export function LabDesk({ room, part, send }: LabDeskProps) {
  const t = useTranslations('part.lab');
  const [cause, setCause] = useState<string | null>(null);
  const [showsGoal, setShowsGoal] = useState(false);
  const hasTraffic = part.checks.some(({ traffic }) => traffic !== null);
  return (
    <div className="lab-cols">
      <main className="lab-left" tabIndex={-1} data-region="task" data-testid="lab-desk">
        <LabAnnouncer room={room} part={part} />
        <TaskHead room={room} />
        <LabPicture room={room} />
        <EffectList room={room} />
        <GoalTable part={part} lab={room.cluster.lab} withTraffic={showsGoal} />
        {part.budget !== null && <Budget budget={part.budget} />}
        {part.cause !== null && (
          <CauseQuestion question={part.cause} answered={part.last?.cause ?? null} value={cause} onChange={setCause} />
        )}
        <Hints room={room} send={send} />
        <LabTables room={room} />
        <LabActions
          room={room}
          part={part}
          isCauseMissing={part.cause !== null && cause === null}
          onCheck={() => send({ type: 'check', cause })}
          showsGoal={hasTraffic ? showsGoal : null}
          onShowGoal={() => setShowsGoal(!showsGoal)}
          send={send}
        />
        <EndAlone room={room} send={send} />
      </main>
      <LabTerminals room={room} part={part} send={send}>
        <span data-testid="lab-commands" data-commands={part.commands}>
          {t.rich('commands', { n: part.commands, par: part.par, b: (text) => <b>{text}</b> })}
        </span>
      </LabTerminals>
    </div>
  );
}
