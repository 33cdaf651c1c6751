import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { arpingTimer, runArping } from './arping.js';
import { holdTimer, runHold } from './hold.js';
import { httpClientDeadline, runHttpClient } from './http-client.js';
import { runHttpServer } from './http-server.js';
import { pingTimer, runPing } from './ping.js';
import { runTraceroute, tracerouteTimer } from './traceroute.js';
import { runUdpClient, udpClientDeadline } from './udp-client.js';
import { runUdpServer } from './udp-server.js';

/** A program's turn: something it waited for has happened. */
export function runProgram(env: HostEnvironment, host: Host, id: number): void {
  const program = host.programs.get(id);
  switch (program?.kind) {
    case undefined:
    case 'wait':
      return;
    case 'http-server':
      runHttpServer(env, host, program);
      return;
    case 'http-client':
      runHttpClient(env, host, program);
      return;
    case 'udp-server':
      runUdpServer(env, host, program);
      return;
    case 'udp-client':
      runUdpClient(env, host, program);
      return;
    case 'ping':
      runPing(env, host, program);
      return;
    case 'arping':
      runArping(env, program);
      return;
    case 'traceroute':
      runTraceroute(env, host, program);
      return;
    case 'hold':
      runHold(env, host, program);
      return;
  }
}

export function programTimer(env: HostEnvironment, host: Host, id: number, tag: number): void {
  const program = host.programs.get(id);
  switch (program?.kind) {
    case undefined:
    case 'http-server':
    case 'udp-server':
      return;
    case 'http-client':
      httpClientDeadline(env, host, program);
      return;
    case 'udp-client':
      udpClientDeadline(env, host, program);
      return;
    case 'ping':
      pingTimer(env, host, program, tag);
      return;
    case 'arping':
      arpingTimer(env, host, program, tag);
      return;
    case 'traceroute':
      tracerouteTimer(env, host, program, tag);
      return;
    case 'hold':
      holdTimer(env, host, program);
      return;
    case 'wait':
      program.result = { kind: 'wait', startedAt: program.startedAt, endedAt: env.now };
      return;
  }
}
