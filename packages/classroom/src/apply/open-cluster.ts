import type { Turn } from '../cluster/turn.js';
import type { Refusal } from '../command.js';
import { describeCluster } from '../project/describe.js';
import { unknownCluster } from '../refuse/refuse-activity.js';

/** The group sees every device's tables and every frame, or its own seats only. Told anew, because what each may see is other. */
export function openCluster(clusterId: string, open: boolean, { opened, events }: Turn): Refusal | null {
  const cluster = opened.clusters.find(({ id }) => id === clusterId);
  if (cluster === undefined) return unknownCluster(clusterId);
  if (cluster.open === open) return null;
  cluster.open = open;
  events.push(...describeCluster(cluster, opened));
  return null;
}
