/** Settings of every connection to a server. `options` travels in the first packet, so no query runs in another time zone. */
export const session = {
  connectionTimeoutMillis: 3_000,
  application_name: 'frameplay',
  options: '-c TimeZone=UTC',
  keepAlive: true,
} as const;
