'use client';

import { useState } from 'react';
import { useBilingual, useTranslations } from '@/i18n';
import { Button, DeviceSign, Dialog } from '@/ui';
import { Confirm } from '../confirm';
import { isOnline, nameOf, type Room, seatedPeople } from '../room';
import { lessonSeat } from '../use-lesson';
import { ClassSettings } from './class-settings';
import { MoveDialog } from './move-dialog';
import { RenameDialog } from './rename-dialog';
import { rolesHeld } from './roles-held';

/** Everybody of the class in one list: seat, what they have played, another name or seat, out and in again. */
export function PeopleButton({ room }: { room: Room }) {
  const t = useTranslations('seats.console');
  const tPanel = useTranslations('classroom.panel');
  const [open, setOpen] = useState(false);
  const [moving, setMoving] = useState<string | null>(null);
  const [renaming, setRenaming] = useState<string | null>(null);
  const [removing, setRemoving] = useState<string | null>(null);
  const { removed } = room.view;
  const ended = room.view.phase === 'ended';
  return (
    <>
      <Button variant="quiet" data-testid="people" onClick={() => setOpen(true)}>
        {t('people')}
      </Button>
      <Dialog open={open} wide title={t('peopleTitle')} onClose={() => setOpen(false)}>
        {!ended && (
          <div className="people-settings">
            <ClassSettings room={room} />
          </div>
        )}
        <div className="people-scroll">
          <table className="t people">
            <thead>
              <tr>
                <th scope="col">{t('name')}</th>
                <th scope="col">{t('seat')}</th>
                <th scope="col" title={t('unit7')}>
                  {t('roles')}
                </th>
                <td />
              </tr>
            </thead>
            <tbody>
              {seatedPeople(room).map((id) => (
                <tr key={id} data-testid="person" data-name={nameOf(room, id)}>
                  <th scope="row">
                    <b className={isOnline(room, id) ? undefined : 'away'}>{nameOf(room, id)}</b>{' '}
                    <small className="ink2">{t(isOnline(room, id) ? 'here' : 'away')}</small>
                  </th>
                  <td>
                    <SeatOf room={room} participantId={id} />
                  </td>
                  <td>
                    <Roles room={room} participantId={id} />
                  </td>
                  <td className="people-deeds">
                    <Button variant="quiet" data-testid="rename" onClick={() => setRenaming(id)}>
                      {t('rename')}
                    </Button>
                    {!ended && (
                      <>
                        <Button variant="quiet" data-testid="move" onClick={() => setMoving(id)}>
                          {t('move')}
                        </Button>
                        <Button variant="quiet" data-testid="remove-person" onClick={() => setRemoving(id)}>
                          {tPanel('remove')}
                        </Button>
                      </>
                    )}
                  </td>
                </tr>
              ))}
              {removed.map((id) => (
                <tr key={id} data-testid="removed-person" data-name={nameOf(room, id)}>
                  <th scope="row">
                    <s>{nameOf(room, id)}</s> <small className="ink2">{t('removed')}</small>
                  </th>
                  <td />
                  <td>
                    <Roles room={room} participantId={id} />
                  </td>
                  <td className="people-deeds">
                    {!ended && (
                      <Button
                        data-testid="readmit"
                        onClick={() => room.live.send({ type: 'readmit', participantId: id })}
                      >
                        {t('readmit')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Dialog>
      <MoveDialog room={room} participantId={moving} onClose={() => setMoving(null)} />
      <RenameDialog room={room} participantId={renaming} onClose={() => setRenaming(null)} />
      {removing !== null && (
        <Confirm
          open
          title={tPanel('removeTitle', { name: nameOf(room, removing) })}
          yes={tPanel('removeYes', { name: nameOf(room, removing) })}
          onYes={() => room.live.send({ type: 'remove', participantId: removing })}
          onClose={() => setRemoving(null)}
        >
          {tPanel('removeBody')}
        </Confirm>
      )}
    </>
  );
}

interface PersonProps {
  readonly room: Room;
  readonly participantId: string;
}

function SeatOf({ room, participantId }: PersonProps) {
  const say = useBilingual();
  const place = room.view.participants.find((one) => one.participantId === participantId);
  if (place?.seat == null) return null;
  const known = lessonSeat(room.lesson, place.seat);
  return (
    <span className="move-seat">
      <b className="mono">{place.clusterId}</b>{' '}
      {known === null ? (
        place.seat
      ) : (
        <>
          <DeviceSign device={known.role} number={known.number} size={18} /> {say(known.title)}
        </>
      )}
    </span>
  );
}

/** So that everybody gets to hold each kind of device. */
function Roles({ room, participantId }: PersonProps) {
  const t = useTranslations('seats.console');
  const say = useBilingual();
  const held = rolesHeld(room.view, room.lesson, participantId);
  if (held.length === 0) return <span className="ink3 small">{t('noRole')}</span>;
  return (
    <span className="people-roles">
      {held.map(({ role, number, title }) => (
        <span key={role} title={say(title)}>
          <DeviceSign device={role} number={number} size={18} />
          <span className="visually-hidden">{say(title)}</span>
        </span>
      ))}
    </span>
  );
}
