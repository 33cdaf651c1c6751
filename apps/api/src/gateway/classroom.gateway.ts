import type { CommandAck, PullAck } from '@frameplay/protocol';
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets';
import { ApiError } from '../errors/api-error.js';
import { toApiError } from '../errors/error.filter.js';
import { TokenBucket } from '../limits/token-bucket.js';
import { Metrics } from '../metrics/metrics.js';
import type { ClassroomRuntime } from '../runtime/classroom-runtime.js';
import { Runtimes } from '../runtime/runtimes.js';
import type { Admitted } from './admission.js';
import { Connections } from './connections.js';
import { Dispatcher } from './dispatcher.js';
import type { Seat } from './seat.js';
import { type ClassroomSocket, SocketFollower } from './socket-follower.js';

const MESSAGES_AT_ONCE = 40;
const MESSAGES_PER_SECOND = 20;

interface Line {
  readonly seat: Seat;
  readonly follower: SocketFollower;
  readonly bucket: TokenBucket;
  readonly runtime: ClassroomRuntime;
}

/** Sockets come, speak and go; what they say is the dispatcher's. */
@WebSocketGateway()
export class ClassroomGateway implements OnGatewayConnection, OnGatewayDisconnect {
  readonly #lines = new WeakMap<ClassroomSocket, Promise<Line | null>>();

  constructor(
    private readonly runtimes: Runtimes,
    private readonly connections: Connections,
    private readonly dispatcher: Dispatcher,
    private readonly metrics: Metrics,
  ) {}

  handleConnection(socket: ClassroomSocket): void {
    this.#lines.set(socket, this.#connect(socket));
  }

  async handleDisconnect(socket: ClassroomSocket): Promise<void> {
    const line = await this.#lines.get(socket);
    if (line === undefined || line === null) return;
    line.runtime.unfollow(line.follower);
    this.connections.closed(line.seat, line.follower);
  }

  @SubscribeMessage('command')
  async command(@ConnectedSocket() socket: ClassroomSocket, @MessageBody() message: unknown): Promise<CommandAck> {
    const line = await this.#lines.get(socket);
    if (line?.bucket.take() !== true) return { ok: false, ...tooFast().body() };
    return this.dispatcher.command(line.seat, message);
  }

  @SubscribeMessage('pull')
  async pull(@ConnectedSocket() socket: ClassroomSocket, @MessageBody() message: unknown): Promise<PullAck> {
    const line = await this.#lines.get(socket);
    if (line?.bucket.take() !== true) return { ok: false, ...tooFast().body() };
    return this.dispatcher.pull(line.seat, message);
  }

  async #connect(socket: ClassroomSocket): Promise<Line | null> {
    const { seat, lastSeq } = socket.data as Admitted;
    const follower = new SocketFollower(socket, seat);
    try {
      const runtime = await this.runtimes.current(seat.classroomId);
      if (!socket.connected) return null;
      this.metrics.arrived(runtime.follow(follower, lastSeq));
      this.connections.opened(seat, follower);
      return { seat, follower, runtime, bucket: new TokenBucket(MESSAGES_AT_ONCE, MESSAGES_PER_SECOND) };
    } catch (error) {
      follower.bye(toApiError(error));
      return null;
    }
  }
}

const tooFast = (): ApiError =>
  new ApiError(429, 'retry/too-fast', '操作太快，请稍慢一点。', 'That was too fast. Slow down a little.');
