// The workload: a bridge LAN with a gateway, one director and real servers; a client behind the gateway.

const VIP = 'VIP';
const MICROSECONDS_BETWEEN_CONNECTIONS = 1000;
const LARGE_BUDGET = { framesPerSecond: Number.MAX_SAFE_INTEGER, backlog: Number.MAX_SAFE_INTEGER };
const REQUEST_BYTES = 100;
const REQUEST_WITHOUT_PATH = `GET  HTTP/1.1\r\nHost: ${VIP}\r\nUser-Agent: curl/7.88.1\r\nAccept: */*\r\n\r\n`;
const PATH = `/${'x'.repeat(REQUEST_BYTES - REQUEST_WITHOUT_PATH.length - 1)}`;

const CLIENT_NET = 0x0a_00_00_00;
const LAN = 0xc0_a8_00_00;
const CLIENT = CLIENT_NET + 2;
const CLIENT_GATEWAY = CLIENT_NET + 1;
const GATEWAY = LAN + 0x01_01;
const DIRECTOR = LAN + 0x01_02;
const VIRTUAL = LAN + 0x01_64;
const FIRST_SERVER = LAN + 0x02_01;
const LAN_PREFIX = 16;
const KEY = { kind: 'tcp', address: VIRTUAL, port: 80 };

/** client -- gw -- lan (bridge) -- director, rs1, rs2, ... Every server has answered once, so all addresses are known. */
export function buildCluster(engine, servers) {
  const world = buildSilentCluster(engine, servers);
  runConnections(engine, world, servers);
  return world;
}

function buildSilentCluster(engine, servers, seed = 1) {
  const world = engine.createWorld({ seed, budget: LARGE_BUDGET });
  engine.addSwitch(world, 'lan');
  engine.addHost(world, 'client');
  engine.addHost(world, 'gw');
  engine.connect(world, { node: 'client', iface: 'eth0' }, { node: 'gw', iface: 'eth0' });
  address(engine, world, 'client', 'eth0', CLIENT, 24);
  address(engine, world, 'gw', 'eth0', CLIENT_GATEWAY, 24);
  defaultRoute(engine, world, 'client', CLIENT_GATEWAY);
  plug(engine, world, 'gw', 'eth1', GATEWAY);
  sysctl(engine, world, 'gw', 'net.ipv4.ip_forward', '1');
  addDirector(engine, world);
  for (let index = 0; index < servers; index++) addServer(engine, world, index);
  engine.collectTrace(world, false);
  return world;
}

function plug(engine, world, node, iface, local) {
  const port = engine.portsOf(world, 'lan').length + 1;
  if (engine.nodesOf(world).every(({ name }) => name !== node)) engine.addHost(world, node);
  engine.connect(world, { node, iface }, { node: 'lan', iface: `p${port}` });
  address(engine, world, node, iface, local, LAN_PREFIX);
}

function addDirector(engine, world) {
  plug(engine, world, 'director', 'eth0', DIRECTOR);
  defaultRoute(engine, world, 'director', GATEWAY);
  address(engine, world, 'director', 'eth0', VIRTUAL, 32);
  must(engine.addIpvsService(world, 'director', { key: KEY, scheduler: 'rr' }));
}

function addServer(engine, world, index) {
  const name = `rs${index + 1}`;
  const local = FIRST_SERVER + index;
  plug(engine, world, name, 'eth0', local);
  defaultRoute(engine, world, name, GATEWAY);
  sysctl(engine, world, name, 'net.ipv4.conf.all.arp_ignore', '1');
  sysctl(engine, world, name, 'net.ipv4.conf.all.arp_announce', '2');
  address(engine, world, name, 'lo', VIRTUAL, 32);
  must(engine.serve(world, name, { port: 80, body: name }));
  const destination = { address: local, port: 80, forwarding: 'direct-route', weight: 1 };
  must(engine.addIpvsDestination(world, 'director', KEY, destination));
}

function address(engine, world, node, iface, local, prefixLength) {
  must(engine.addAddress(world, node, { iface, local, prefixLength }));
}

function defaultRoute(engine, world, node, gateway) {
  must(engine.addRoute(world, node, { destination: 0, prefixLength: 0, gateway }));
}

function sysctl(engine, world, node, path, value) {
  must(engine.setSysctl(world, node, path, value));
}

function must(result) {
  if (result !== undefined && !result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
}

/** Connect, 100 bytes, one segment back, close: `connections` times, one a millisecond. `afterEach` sees each end. */
export function runConnections(engine, world, connections, afterEach = () => {}) {
  for (let index = 0; index < connections; index++) {
    const id = startConnection(engine, world);
    engine.runUntil(world, world.now + MICROSECONDS_BETWEEN_CONNECTIONS);
    finishConnection(engine, world, id);
    afterEach();
  }
}

/** The same, all in one instant: the tables are full while the frames pass. */
export function runConnectionsAtOnce(engine, world, connections) {
  const ids = Array.from({ length: connections }, () => startConnection(engine, world));
  engine.runUntil(world, world.now + MICROSECONDS_BETWEEN_CONNECTIONS);
  for (const id of ids) finishConnection(engine, world, id);
}

function startConnection(engine, world) {
  const options = { address: VIRTUAL, port: 80, path: PATH, hostHeader: VIP, maxTimeUs: null };
  const started = engine.startHttpClient(world, 'client', options);
  must(started);
  return started.value;
}

function finishConnection(engine, world, id) {
  const result = engine.programResult(world, id);
  if (result?.kind !== 'http-client' || result.status !== 200) throw new Error(`no answer: ${JSON.stringify(result)}`);
  engine.forgetProgram(world, id);
}

/** How many frames arrive at devices in the same run with the trace on. */
export function countDeliveries(engine, servers, run) {
  const world = buildCluster(engine, servers);
  engine.collectTrace(world, true);
  let arrivals = 0;
  const count = () => {
    for (const event of engine.drainTrace(world)) if (event.kind === 'frame' && event.dir === 'in') arrivals += 1;
  };
  run(world, count);
  count();
  return arrivals;
}
