'use client';

import type { ClientCommand } from '@frameplay/protocol';
import { useState } from 'react';
import { lazyPart } from '@/lib/lazy-part';
import { ConsequenceBanner } from './consequence/consequence-banner';
import { ConsequenceCounters } from './consequence/consequence-counters';
import { EmptyDesk } from './desk/empty-desk';
import { FrameDesk } from './desk/frame-desk';
import { LastNote } from './desk/last-note';
import { focusNextRegion } from './desk/next-region';
import { SeatWhy } from './desk/seat-why';
import { Timeline } from './desk/timeline';
import { UntilNowNote } from './desk/until-now-note';
import { useKeys } from './desk/use-keys';
import { frameKey } from './model/draft';
import { lastDecision } from './model/review';
import type { Scene } from './model/scene';
import { ticksOf } from './model/timeline';
import { NetworkPicture } from './network/network-picture';
import { OtherSeats } from './other-seats';
import { SeatTables } from './seat-tables';
import { LateDesk } from './states/late-desk';
import { useYouAre } from './you-are';

const ConsequenceStage = lazyPart(() =>
  import('./consequence/consequence-stage').then((module) => module.ConsequenceStage),
);

export interface SeatPageProps {
  readonly scene: Scene;
  readonly classroomId: string;
  readonly send: (command: ClientCommand) => void;
}

/** The network first, the desk below it, the own tables at the right; and what the network came to, where it did. */
export function SeatPage({ scene, classroomId, send }: SeatPageProps) {
  const { cluster, node, inbox } = scene;
  const [chosen, setChosen] = useState<number | null>(null);
  const [stage, setStage] = useState<boolean | null>(null);
  const wait = inbox.find((one) => one.frameId === chosen) ?? inbox[0] ?? null;
  const showStage = cluster.consequence !== null && (stage ?? wait === null);
  const last = lastDecision(cluster, node.name);
  const youAre = useYouAre();
  useKeys({ F6: focusNextRegion });
  return (
    <>
      {cluster.consequence !== null && (
        <ConsequenceBanner
          scene={scene}
          consequence={cluster.consequence}
          shown={showStage}
          onToggle={() => setStage(!showStage)}
        />
      )}
      {showStage && cluster.consequence !== null ? (
        <ConsequenceStage scene={scene} consequence={cluster.consequence} />
      ) : (
        <div className="page-cols seat">
          <main className={wait === null ? 'seat-main' : 'seat-main seat-waits'}>
            {cluster.consequence === null && <h1 className="visually-hidden">{youAre(node)}</h1>}
            <NetworkPicture scene={scene} wait={wait} />
            {scene.view.me?.late === true ? (
              <LateDesk scene={scene} send={send} />
            ) : wait === null || wait.question === null ? (
              <EmptyDesk scene={scene} classroomId={classroomId} send={send} />
            ) : (
              <FrameDesk
                key={frameKey(cluster.id, cluster.activity.index, wait)}
                scene={scene}
                wait={wait}
                question={wait.question}
                draftScope={classroomId}
                onChoose={setChosen}
                send={send}
              />
            )}
            <UntilNowNote scene={scene} />
            <OtherSeats scene={scene} send={send} />
            {last !== null && <LastNote graded={last} />}
            {cluster.consequence !== null && <ConsequenceCounters scene={scene} consequence={cluster.consequence} />}
            <Timeline ticks={ticksOf(cluster, node.name, inbox)} chosenNo={wait?.no ?? null} />
            <SeatWhy scene={scene} wait={wait} />
          </main>
          <aside className="tables" id="tables" data-region="tables" tabIndex={-1}>
            <SeatTables scene={scene} />
          </aside>
        </div>
      )}
    </>
  );
}
