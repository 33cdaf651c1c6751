import type { Carried, ForwardingWay, ThreeWaysOptions } from '@frameplay/lab';

/** What every host carried while the client made its requests. */
export interface WayLoad {
  readonly way: ForwardingWay;
  readonly client: Carried;
  readonly gateway: Carried;
  readonly director: Carried;
  /** In the order of their numbers. */
  readonly servers: readonly Carried[];
}

/** The load of a device as one number: bytes in and out. */
export function bytesOf({ bytesIn, bytesOut }: Carried): number {
  return bytesIn + bytesOut;
}

export function framesOf({ framesIn, framesOut }: Carried): number {
  return framesIn + framesOut;
}

/** Runs the traffic in this browser. Brings the engine along: import it lazily. */
export async function runWay(way: ForwardingWay, options: ThreeWaysOptions): Promise<WayLoad> {
  const { advanceLab, carriedBetween, carriedBy, firstRequestOf, parseLab, runLabUntilStep, startLab, threeWaysLab } =
    await import('@frameplay/lab');
  const parsed = parseLab(threeWaysLab(way, options));
  if (!parsed.ok) throw new Error(parsed.problems[0].reason);
  const run = startLab(parsed.lab, { seed: 1 });
  runLabUntilStep(run, firstRequestOf(parsed.lab, options));
  const before = carriedBy(run.world);
  const outcome = advanceLab(run);
  if (outcome !== 'finished') throw new Error(`the traffic ended as ${outcome}`);
  const after = carriedBy(run.world);
  const at = (node: string): Carried => {
    const [from, to] = [before.get(node), after.get(node)];
    if (from === undefined || to === undefined) throw new Error(`no host ${node}`);
    return carriedBetween(from, to);
  };
  const servers = Array.from({ length: options.servers }, (_, index) => at(`rs${index + 1}`));
  return { way, client: at('client'), gateway: at('gw'), director: at('director'), servers };
}
