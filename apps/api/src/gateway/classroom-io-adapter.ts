import type { IncomingMessage } from 'node:http';
import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions, Socket } from 'socket.io';
import { CONFIG, type Config } from '../config/config.js';
import { toApiError } from '../errors/error.filter.js';
import { isOwnOrigin } from '../http/origin.js';
import { Admission } from './admission.js';

const MESSAGE_MAX_BYTES = 64 * 1024;
/** A line that is dead without a sign is noticed within ten seconds. */
const PING_EVERY_MS = 5_000;
const PONG_WITHIN_MS = 5_000;
const HANDSHAKE_WITHIN_MS = 10_000;

/** socket.io as this product runs it: websocket only, bounded, own pages only, authenticated before the first event. */
export class ClassroomIoAdapter extends IoAdapter {
  readonly #app: INestApplicationContext;

  constructor(app: INestApplicationContext) {
    super(app);
    this.#app = app;
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const config = this.#app.get<Config>(CONFIG);
    const server = super.createIOServer(port, {
      ...options,
      path: '/socket.io',
      transports: ['websocket'],
      serveClient: false,
      allowUpgrades: false,
      perMessageDeflate: false,
      httpCompression: false,
      maxHttpBufferSize: MESSAGE_MAX_BYTES,
      pingInterval: PING_EVERY_MS,
      pingTimeout: PONG_WITHIN_MS,
      connectTimeout: HANDSHAKE_WITHIN_MS,
      allowRequest: (request: IncomingMessage, answer: (error: string | null, ok: boolean) => void) => {
        const { origin, host } = request.headers;
        const fine = origin === undefined || isOwnOrigin(origin, host, config);
        answer(fine ? null : 'auth/foreign-page', fine);
      },
    } as ServerOptions) as Server;
    server.use((socket, next) => {
      void this.#admit(socket).then(() => next(), next);
    });
    return server;
  }

  async #admit(socket: Socket): Promise<void> {
    try {
      const { auth, headers } = socket.handshake;
      socket.data = await this.#app.get(Admission, { strict: false }).admit(auth, headers);
    } catch (error) {
      const body = toApiError(error).body();
      throw Object.assign(new Error(body.code), { data: body });
    }
  }
}
