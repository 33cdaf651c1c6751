import { US_PER_SECOND } from '../../core/time.js';
import { NO_TIMER } from '../../core/timer-queue.js';
import type { ConnectionError } from '../connection-error.js';
import type { HostEnvironment } from '../environment.js';
import type { Host } from '../host.js';
import { sendAck } from './segment.js';
import type { TcpSocket } from './socket.js';
import { keepTimeWait } from './time-wait.js';
import { destroySocket } from './transmit.js';
import { wakeOwner } from './wake-owner.js';

/** Our FIN has been acknowledged: the next state. True when nothing more can come. */
export function advanceClosing(env: HostEnvironment, host: Host, socket: TcpSocket): boolean {
  if (socket.unacked.length > 0 || socket.finWanted || socket.unsent.length > 0) return false;
  switch (socket.state) {
    case 'fin-wait-1':
      socket.state = 'fin-wait-2';
      startTimeWait(env, host, socket, host.sysctls.global.tcp_fin_timeout * US_PER_SECOND);
      return false;
    case 'closing':
      enterTimeWait(env, host, socket);
      return true;
    case 'last-ack':
      destroySocket(env, host, socket);
      return true;
    default:
      return false;
  }
}

const TIME_WAIT_US = 60 * US_PER_SECOND;

function enterTimeWait(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  socket.state = 'time-wait';
  host.counters.TcpExtTW += 1;
  startTimeWait(env, host, socket, TIME_WAIT_US);
  keepTimeWait(env, host, socket);
}

function startTimeWait(env: HostEnvironment, host: Host, socket: TcpSocket, us: number): void {
  if (socket.timeWaitTimer !== NO_TIMER) env.moveTimer(socket.timeWaitTimer, env.now + us);
  else socket.timeWaitTimer = env.setTimer(host, env.now + us, { kind: 'tcp-time-wait', socket: socket.id });
}

/** tcp_fin: the peer will send no more. */
export function finReceived(env: HostEnvironment, host: Host, socket: TcpSocket): void {
  switch (socket.state) {
    case 'established':
      socket.state = 'close-wait';
      socket.pingPong = true;
      break;
    case 'fin-wait-1':
      socket.state = 'closing';
      sendAck(env, host, socket);
      break;
    case 'fin-wait-2':
      sendAck(env, host, socket);
      enterTimeWait(env, host, socket);
      break;
    default:
      break;
  }
  wakeOwner(env, host, socket);
}

export function failSocket(env: HostEnvironment, host: Host, socket: TcpSocket, error: ConnectionError): void {
  socket.error = error;
  destroySocket(env, host, socket);
  wakeOwner(env, host, socket);
}
