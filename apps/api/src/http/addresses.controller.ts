import { networkInterfaces } from 'node:os';
import type { AddressReply } from '@frameplay/protocol';
import { Controller, Get, Inject, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CONFIG, type Config } from '../config/config.js';

@Controller('api/address')
export class AddressesController {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** A teacher who looks at `localhost` needs the address that phones in the room can open. */
  @Get()
  addresses(@Req() request: Request): AddressReply {
    if (this.config.origin !== null) return { origins: [this.config.origin] };
    const port = request.socket.localPort;
    return { origins: lanAddresses().map((address) => `http://${address}:${port}`) };
  }
}

export function lanAddresses(): string[] {
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => address);
}
