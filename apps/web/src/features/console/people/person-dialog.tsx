'use client';

import type { ReactNode } from 'react';
import { Dialog } from '@/ui';
import { nameOf, type Room } from '../room';

export interface PersonDialogProps {
  readonly room: Room;
  /** null: closed. */
  readonly participantId: string | null;
  readonly wide?: boolean;
  readonly title: (name: string) => string;
  readonly onClose: () => void;
  /** Made anew for each person. */
  readonly children: (participantId: string) => ReactNode;
}

/** A dialog about one person of the class. */
export function PersonDialog({ room, participantId, wide, title, onClose, children }: PersonDialogProps) {
  return (
    <Dialog
      open={participantId !== null}
      wide={wide ?? false}
      title={participantId === null ? '' : title(nameOf(room, participantId))}
      onClose={onClose}
    >
      {participantId !== null && children(participantId)}
    </Dialog>
  );
}
