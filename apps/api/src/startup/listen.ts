import net from 'node:net';
import { StartError } from '../config/config.js';

/** Undefined host: every address of the machine, of both families where there are two. */
export type Host = string | undefined;

/** Says at once that the port is taken, before a database is opened for nothing. */
export async function mustBeFree(port: number, host: Host): Promise<void> {
  const probe = net.createServer();
  await listen(probe, port, host);
  await new Promise((resolve) => probe.close(resolve));
}

/** Answers the port, which was chosen by the system if it was asked for 0. */
export function listen(server: net.Server, port: number, host: Host): Promise<number> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException): void => reject(new StartError(sentence(error, port, host)));
    server.once('error', failed);
    server.listen({ port, ...(host === undefined ? {} : { host }) }, () => {
      server.off('error', failed);
      const address = server.address();
      resolve(typeof address === 'object' && address !== null ? address.port : port);
    });
  });
}

function sentence(error: NodeJS.ErrnoException, port: number, host: Host): string {
  if (error.code === 'EADDRINUSE') return `Port ${port} is in use. Stop the other program, or choose a port with PORT.`;
  if (error.code === 'EACCES') return `Port ${port} may not be used without more rights. Choose another with PORT.`;
  return `Port ${port}${host === undefined ? '' : ` on ${host}`} cannot be opened: ${error.message}`;
}
