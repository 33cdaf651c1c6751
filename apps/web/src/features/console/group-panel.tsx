'use client';

import type { ClusterView, WaitView } from '@frameplay/classroom';
import { useBilingual, useTranslations } from '@/i18n';
import { elapsed } from '@/lib/elapsed';
import { useNow } from '@/lib/use-now';
import { DeviceSign, KindChip, Segmented, Topology, useNodeName } from '@/ui';
import { FaultList } from './fault-list';
import { GroupConsequence } from './group-consequence';
import { GroupMode } from './group-mode';
import { GroupOpen } from './group-open';
import { PartPanel } from './part-panel';
import { type Chosen, nameOf, type Room } from './room';
import { SeatAnswer } from './seat-answer';
import { SeatButtons } from './seat-buttons';
import { lessonSeat } from './use-lesson';
import type { SeatActions } from './use-seat-actions';
import { useWaitWord } from './wait-word';

export interface GroupPanelProps {
  readonly room: Room;
  readonly chosen: Chosen | null;
  readonly actions: SeatActions;
  readonly bot: { readonly open: boolean; readonly setOpen: (open: boolean) => void };
  readonly onChoose: (chosen: Chosen | null) => void;
}

/** One group closer: the network, who holds what, the last answer field by field, and what the teacher can do. */
export function GroupPanel({ room, chosen, actions, bot, onChoose }: GroupPanelProps) {
  const t = useTranslations('classroom.panel');
  const tCommon = useTranslations('vocabulary');
  const tMistake = useTranslations('mistake');
  const cluster = room.view.clusters.find((one) => one.id === chosen?.clusterId);
  const nodeName = useNodeName(cluster?.lab ?? EMPTY_LAB);
  if (cluster === undefined || chosen === null) return <p className="ink2">{t('choose')}</p>;
  const seat = cluster.seats.find((one) => one.seat === chosen.seat);
  const [wait] = cluster.waits;
  return (
    <>
      <header className="panel-head">
        <h2>{tCommon('group', { id: cluster.id })}</h2>
        <span className="ink2 small">
          {wait === undefined ? cluster.part === null && t('idle') : t('holds', { who: nodeName(wait.seat) })}
        </span>
        <span className="grow" />
        <button type="button" aria-label={t('close')} onClick={() => onChoose(null)}>
          <kbd>Esc</kbd>
          <span className="panel-close" aria-hidden="true">
            ✕
          </span>
        </button>
      </header>
      {cluster.lab.nodes.length > 0 && (
        <Topology
          lab={cluster.lab}
          me={wait?.seat ?? null}
          size="compact"
          label={tCommon('group', { id: cluster.id })}
        />
      )}
      <Waiting room={room} cluster={cluster} />
      <GroupConsequence cluster={cluster} />
      <Segmented
        label={t('seats')}
        value={chosen.seat}
        onChange={(next) => onChoose({ clusterId: cluster.id, seat: next })}
        options={cluster.seats.map((one) => ({
          value: one.seat,
          label: <SeatLabel room={room} seat={one.seat} />,
        }))}
      />
      {seat !== undefined && <SeatButtons room={room} cluster={cluster} seat={seat} actions={actions} bot={bot} />}
      {seat?.participantId === null && (
        <p className="ink2 small">
          <span aria-hidden="true">⌁ </span>
          {seat.bot === undefined ? tCommon('kernelPlays') : tMistake('bot', { id: seat.bot })}
        </p>
      )}
      <GroupMode room={room} cluster={cluster} />
      <GroupOpen room={room} cluster={cluster} />
      <PartPanel cluster={cluster} participantId={seat?.participantId ?? null} />
      {cluster.part === null && seat?.participantId != null && (
        <SeatAnswer room={room} cluster={cluster} seat={seat.seat} player={seat.participantId} />
      )}
      <FaultList room={room} cluster={cluster} seat={chosen.seat} />
    </>
  );
}

const EMPTY_LAB = { name: '', nodes: [], links: [], vip: '' };

function SeatLabel({ room, seat }: { room: Room; seat: string }) {
  const say = useBilingual();
  const known = lessonSeat(room.lesson, seat);
  if (known === null) return <span className="panel-seat">{seat}</span>;
  return (
    <span className="panel-seat">
      <DeviceSign device={known.role} number={known.number} size={18} />
      <span className="visually-hidden">{say(known.title)}</span>
    </span>
  );
}

/** Every frame that waits in the group, oldest first. */
function Waiting({ room, cluster }: { room: Room; cluster: ClusterView }) {
  if (cluster.waits.length === 0) return null;
  return (
    <ul className="panel-waits">
      {cluster.waits.map((wait) => (
        <WaitLine key={wait.frameId} room={room} cluster={cluster} wait={wait} />
      ))}
    </ul>
  );
}

function WaitLine({ room, cluster, wait }: { room: Room; cluster: ClusterView; wait: WaitView }) {
  const now = useNow();
  const waitWord = useWaitWord();
  const nodeName = useNodeName(cluster.lab);
  const player = cluster.seats.find((one) => one.seat === wait.seat)?.participantId ?? null;
  return (
    <li>
      <KindChip kind={wait.kind} now={true}>
        {waitWord(wait)}
      </KindChip>
      <b>{player === null ? nodeName(wait.seat) : nameOf(room, player)}</b>
      <span className="mono">{elapsed(Date.parse(wait.since), now)}</span>
    </li>
  );
}
