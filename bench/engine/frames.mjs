import { runBareLoop } from './bare-loop.mjs';
import { buildCluster, countDeliveries, runConnections, runConnectionsAtOnce } from './cluster.mjs';
import { cpuSeconds, median } from './measure.mjs';

/** So that a world of ten connections has not had many more to get to know its servers. */
const FEW_SERVERS = 2;

/** Workloads by name; each says how many times it builds a world anew and what it does with it. */
function workloads(scale) {
  const total = scale.connections;
  const one = (servers, connections) => ({
    servers,
    worlds: Math.max(1, Math.round(total / connections)),
    run: (engine, world, afterEach) => runConnections(engine, world, connections, afterEach),
  });
  const many = scale.manyConnections;
  return {
    '1 server': one(1, total),
    '20 servers': one(20, total),
    '200 servers': one(200, total),
    '10 connections a world': one(FEW_SERVERS, 10),
    [`${many} connections a world`]: one(FEW_SERVERS, many),
    [`${many} connections at once`]: {
      servers: FEW_SERVERS,
      worlds: 1,
      run: (engine, world) => runConnectionsAtOnce(engine, world, many),
    },
    'every trace event as JSON': { ...one(20, total), json: true },
  };
}

/**
 * Deliveries per CPU second, the median of `rounds`; the baseline and the workloads take turns. `bareAtOnce` is the
 * baseline with as many events under way as the largest workload has connections.
 */
export function measureFrames(engine, scale, rounds) {
  const entries = Object.entries(workloads(scale)).map(([name, work]) => ({
    name,
    work,
    rates: [],
    deliveries: countDeliveries(engine, work.servers, (world, count) => work.run(engine, world, count)),
  }));
  const bare = [];
  const bareAtOnce = [];
  for (let round = 0; round <= rounds; round++) {
    const bareRate = scale.bareDeliveries / cpuSeconds(() => runBareLoop(scale.bareDeliveries));
    const manyRate = scale.bareDeliveries / cpuSeconds(() => runBareLoop(scale.bareDeliveries, scale.manyConnections));
    if (round > 0) {
      bare.push(bareRate);
      bareAtOnce.push(manyRate);
    }
    for (const entry of entries) {
      const rate = rateOf(engine, entry);
      // The first round only warms up.
      if (round > 0) entry.rates.push(rate);
    }
  }
  return {
    bare: median(bare),
    bareAtOnce: median(bareAtOnce),
    workloads: entries.map(({ name, rates, deliveries }) => ({ name, deliveries, rate: median(rates) })),
  };
}

function rateOf(engine, { work, deliveries }) {
  const worlds = Array.from({ length: work.worlds }, () => buildCluster(engine, work.servers));
  const run = work.json === true ? runWithJson : work.run;
  const seconds = cpuSeconds(() => {
    for (const world of worlds) run(engine, world, undefined, work);
  });
  return (deliveries * work.worlds) / seconds;
}

/** As the product tells it: every event in its JSON form, drained after each connection. */
function runWithJson(engine, world, _afterEach, work) {
  engine.collectTrace(world, true);
  const bookkeeping = engine.createTextBookkeeping(engine.createTcpBookkeeping());
  let characters = 0;
  work.run(engine, world, () => {
    const lines = [];
    for (const event of engine.drainTrace(world)) {
      if (event.kind !== 'frame') continue;
      const { t, node, iface, dir, frame } = event;
      const text = engine.frameToText(frame, bookkeeping);
      lines.push(`{"t":${t},"node":"${node}","iface":"${iface}","dir":"${dir}",${text.slice(1)}`);
    }
    // Joined, so that the characters are really there and not a tree of pieces.
    characters += lines.join('\n').length;
  });
  return characters;
}
