import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** One port in front of several processes, each connection to the next one that answers; no stickiness. */
export class RoundRobin {
  readonly #server: Server;
  readonly #ports: number[] = [];
  readonly #sockets = new Set<Socket>();
  #turn = 0;

  private constructor() {
    this.#server = createServer((client) => this.#pass(client, this.#inTurn()));
  }

  static async open(): Promise<RoundRobin> {
    const proxy = new RoundRobin();
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  add(port: number): void {
    this.#ports.push(port);
  }

  close(): void {
    this.#server.close();
    for (const socket of this.#sockets) socket.destroy();
  }

  #inTurn(): number[] {
    const first = this.#turn++ % this.#ports.length;
    return [...this.#ports.slice(first), ...this.#ports.slice(0, first)];
  }

  #pass(client: Socket, [port, ...others]: readonly number[]): void {
    if (port === undefined) {
      client.destroy();
      return;
    }
    const onward = connect(port, '127.0.0.1');
    const refused = (): void => this.#pass(client, others);
    onward.once('error', refused);
    onward.once('connect', () => {
      onward.off('error', refused);
      this.#join(client, onward);
    });
  }

  #join(client: Socket, onward: Socket): void {
    for (const [from, to] of [
      [client, onward],
      [onward, client],
    ] as const) {
      this.#sockets.add(from);
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
