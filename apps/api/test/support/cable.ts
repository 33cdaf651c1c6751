import net from 'node:net';

/** A TCP cable between the product and its database that can be frozen and mended. */
export class Cable {
  readonly #server: net.Server;
  readonly #sockets = new Set<net.Socket>();
  #frozen = false;

  private constructor(to: { host: string; port: number }) {
    this.#server = net.createServer((near) => {
      const far = net.connect(to.port, to.host);
      for (const socket of [near, far]) {
        this.#sockets.add(socket);
        socket.on('error', () => undefined).on('close', () => this.#sockets.delete(socket));
        if (this.#frozen) socket.pause();
      }
      near.pipe(far).on('close', () => near.destroy());
      far.pipe(near).on('close', () => far.destroy());
      if (this.#frozen) this.freeze();
    });
  }

  static async to(url: URL): Promise<{ cable: Cable; url: string }> {
    const cable = new Cable({ host: url.hostname, port: Number(url.port) });
    await new Promise<void>((resolve) => cable.#server.listen(0, '127.0.0.1', resolve));
    const address = cable.#server.address();
    const through = new URL(url);
    through.port = String(typeof address === 'object' ? address?.port : '');
    return { cable, url: through.href };
  }

  /** Nothing gets through and nobody is told. */
  freeze(): void {
    this.#frozen = true;
    for (const socket of this.#sockets) socket.unpipe().pause();
  }

  /** The frozen connections are gone; new ones work. */
  mend(): void {
    this.#frozen = false;
    for (const socket of this.#sockets) socket.destroy();
  }

  close(): void {
    this.mend();
    this.#server.close();
  }
}
