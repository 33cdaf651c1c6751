'use client';

import type { Live } from '@/lib/live';
import { LabDesk } from './lab/lab-desk';
import { PredictDesk } from './predict/predict-desk';
import { QuizDesk } from './quiz/quiz-desk';
import type { Room } from './room';
import './part.css';

export interface PartPageProps {
  readonly room: Room;
  readonly send: Live['send'];
}

/** The desk of an activity that asks for predictions, a repair or answers. */
export function PartPage({ room, send }: PartPageProps) {
  const { part, activity } = room.cluster;
  // A new activity, or the next stop, begins with an empty desk.
  const key = `${room.cluster.id}/${activity.index}`;
  switch (part?.kind) {
    case 'predict':
      return <PredictDesk key={key} room={room} part={part} send={send} />;
    case 'lab':
      return <LabDesk key={key} room={room} part={part} send={send} />;
    case 'quiz':
      return <QuizDesk key={key} room={room} part={part} send={send} />;
    case undefined:
      return null;
  }
}
